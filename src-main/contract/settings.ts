// The settings document, version 1: the one description of what Dialpost can be
// told. `checkSettings` judges a document from any door or disk and answers with
// the complete document, every default filled in, or with every place that does
// not fit and what would be right there.
import { z } from 'zod';
import { LEVELS, SUBJECTS } from '../base/log';
import { Warnings } from './attention';
import { Connector } from './connector';
import { crossCheck } from './rules/cross-check';
import type { Issue } from './errors';
import { address, domain, listenPort, whole } from './fields';
import { judge } from './issues';
import { Link } from './link';
import { Account, Listener } from './listener';
import { Pop3 } from './pop3';
import { type NewerIssue, newerIssues } from './rules/newer-rules';
import { protocolFields } from './protocol-fields';
import { UpdateSettings } from './updates/updates';
import { LANGUAGE_CHOICES } from '../words/page';
import { contractWords } from '../words/contract';

const organization = z
  .strictObject({
    name: z.string().default(''),
    domains: z.array(domain).min(1, { error: () => contractWords.organizationDomains }),
    hostname: domain.optional(),
    postmaster: address.optional(),
  })
  .transform((o) => ({
    ...o,
    hostname: o.hostname ?? `mail.${o.domains[0]}`,
    postmaster: o.postmaster ?? `postmaster@${o.domains[0]}`,
  }));

const level = z.enum(LEVELS);
/** A level may stand for each subject and for all others. */
const levelOfEach = Object.fromEntries(['default', ...SUBJECTS].map((s) => [s, level.optional()])) as Record<
  string,
  z.ZodOptional<typeof level>
>; // fromEntries forgets its keys
const log = z.strictObject({
  protocol: z
    .strictObject({
      enabled: z.boolean().default(false),
      period: z.enum(['hourly', 'daily', 'weekly', 'monthly', 'size']).default('daily'),
      keepDays: whole(1, 3650).default(30),
      fields: protocolFields.default(null),
      folder: z.string().min(1).nullable().default(null),
      maxBytes: whole(65_536, 2_147_483_647).default(20_971_520),
    })
    .prefault({}),
  diagnostic: z
    .strictObject({
      levels: z.strictObject(levelOfEach).default({ default: 'minimum' }),
      revertAfterMinutes: whole(1, 10_080).default(60),
    })
    .prefault({}),
});

const desktop = z.strictObject({
  startAtLogin: z.boolean().default(true),
  startHidden: z.boolean().default(true),
  notify: z.boolean().default(true),
});

/** What is told beyond the failures and delays that every sender hears of. */
const notices = z.strictObject({
  /** The postmaster gets a copy of every notice of failure. */
  postmasterCopies: z.boolean().default(false),
  /** Who hands in large mail that has to wait for a schedule of its own is told so at once. */
  largeMail: z.boolean().default(false),
  /** A short message of what was sent, what waits and what it cost; null: to nobody. */
  heartbeat: z
    .strictObject({
      to: address.nullable().default(null),
      /** daily: every day at the time `at`, whether there was a session or not. */
      after: z.enum(['session', 'first-session-of-day', 'daily']).default('session'),
      /** Local time, for daily. */
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, { error: () => contractWords.timeOfDay })
        .default('07:00'),
    })
    .prefault({}),
});

const practice = z.strictObject({
  enabled: z.boolean().default(false),
  /** Where the pretend provider listens on loopback; 0 takes a free port. */
  port: listenPort.default(2526),
});

export const Settings = z
  .strictObject({
    version: z.literal(1, { error: () => contractWords.version }).default(1),
    /** 'system': as the person's computer is set, where Dialpost speaks that language. */
    language: z.enum(LANGUAGE_CHOICES).default('system'),
    organization,
    listeners: z.array(Listener).default(() => [Listener.parse({ id: 'office' })]),
    accounts: z.array(Account).default([]),
    links: z.array(Link).default(() => [Link.parse({ id: 'line' })]),
    connectors: z.array(Connector).default([]),
    pop3: Pop3.prefault({}),
    /** The content of delivered mail is kept so many days; 0: it goes as soon as it was delivered. */
    keepDeliveredDays: whole(0, 3650).default(0),
    notices: notices.prefault({}),
    warnings: Warnings.prefault({}),
    practice: practice.prefault({}),
    log: log.prefault({}),
    desktop: desktop.prefault({}),
    updates: UpdateSettings.prefault({}),
  })
  .superRefine(crossCheck);
export type Settings = z.output<typeof Settings>;

export type Checked =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly issues: readonly Issue[] };
type CheckedStored =
  | { readonly ok: true; readonly settings: Settings; readonly newer: readonly NewerIssue[] }
  | Extract<Checked, { ok: false }>;

/** Judges `document` (anything) by every rule there is. Never throws. */
export function checkSettings(document: unknown): Checked {
  const checked = checkStored(document);
  return checked.ok && checked.newer.length > 0
    ? { ok: false, issues: checked.newer.map(({ path, message }) => ({ path, message })) }
    : checked;
}

/**
 * Judges a document that may have been stored by any version; `newer`: what it breaks that came later. Never throws.
 */
export function checkStored(document: unknown): CheckedStored {
  const judged = judge(Settings, document);
  return judged.ok ? { ok: true, settings: judged.data, newer: newerIssues(document, judged.data) } : judged;
}
