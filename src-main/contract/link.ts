// What a link (the line itself) can be told: how it goes up and down, and what it costs; and
// what it was used for.
import { z } from 'zod';
import { PRIORITIES } from '../mail/envelope';
import { argv, atLeast, id, nameServer, password, whole } from './fields';
import { contractWords } from '../words/contract';
import type { Paid } from './money/paid';

const tariff = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: () => contractWords.link.currency })
    .default('EUR'),
  perMinute: atLeast(0).default(0),
  perCall: atLeast(0).default(0),
  perMegabyte: atLeast(0).default(0),
  billingSeconds: whole(1, 3600).default(1),
});
export type Tariff = z.output<typeof tariff>;

/**
 * Which mail a link takes. What is too large, or of another priority, goes by another of its connector's links, or
 * waits for one.
 */
const limits = z.strictObject({
  when: z.enum(['metered', 'always']).default('metered'),
  maxBytes: whole(1024, 2_147_483_647).nullable().default(null),
  priorities: z
    .array(z.enum(PRIORITIES))
    .min(1, { error: () => contractWords.link.noPriority })
    .default(['low', 'normal', 'high']),
});
export type LinkLimits = z.output<typeof limits>;

/** As what a person knows a way of going online. */
export type WayOnline = 'always' | 'router' | 'modem' | 'hotspot';

interface KindOfLink {
  /** What a person may mean by it; the first where nothing else is known. */
  readonly meant: readonly [WayOnline, ...WayOnline[]];
  readonly dialled: boolean;
  /** The fields that only some kinds know; what a kind does not know is not shown. */
  readonly fields: readonly string[];
  /** The rights that a service needs to dial it. */
  readonly dials: 'none' | 'networkmanager' | 'programs';
  /** The system says whether it is metered. */
  readonly toldMetered?: true;
}

/** All that is to be known of a kind outside its dialler. */
const KINDS = {
  'always-on': { meant: ['always'], dialled: false, fields: [], dials: 'none' },
  'on-demand': { meant: ['router'], dialled: false, fields: [], dials: 'none' },
  ras: { meant: ['modem'], dialled: true, fields: ['entry', 'username', 'password'], dials: 'none' },
  pppd: { meant: ['modem'], dialled: true, fields: ['entry'], dials: 'programs' },
  networkmanager: {
    meant: ['hotspot'],
    dialled: true,
    fields: ['entry'],
    dials: 'networkmanager',
    toldMetered: true,
  },
  command: {
    meant: ['modem', 'hotspot'],
    dialled: true,
    fields: ['connectCommand', 'disconnectCommand', 'statusCommand'],
    dials: 'programs',
  },
} as const satisfies Readonly<Record<string, KindOfLink>>;
type LinkKind = keyof typeof KINDS;

// Object.keys forgets what the keys of a constant are.
export const LINK_KINDS = Object.keys(KINDS) as readonly LinkKind[];

export function kindOfLink(kind: LinkKind): KindOfLink {
  return KINDS[kind];
}

/** The kinds that know a field. */
export function kindsThatKnow(field: string): readonly LinkKind[] {
  return LINK_KINDS.filter((kind) => kindOfLink(kind).fields.includes(field));
}

const fields = z.strictObject({
  id,
  name: z.string().default(''),
  kind: z.enum(LINK_KINDS).default('always-on'),
  entry: z.string().default(''),
  username: z.string().default(''),
  password: password.nullable().default(null),
  connectCommand: argv.default([]),
  disconnectCommand: argv.default([]),
  statusCommand: argv.default([]),
  dialAttempts: whole(1, 100).default(3),
  redialDelaySeconds: whole(0, 3600).default(60),
  dialTimeoutSeconds: whole(1, 3600).default(120),
  maxOnlineMinutes: whole(1, 10_080).nullable().default(null),
  dnsServers: z.array(nameServer).default([]),
  tariff: tariff.prefault({}),
  monthlyBudget: atLeast(0).nullable().default(null),
  /** A call that will cost less is begun without asking a person; in the tariff's currency. */
  doNotAskUnder: atLeast(0).default(0),
  /** auto: what the system says (NetworkManager); where it does not know, a line that costs anything is metered. */
  metered: z.enum(['auto', 'yes', 'no']).default('auto'),
  limits: limits.prefault({}),
});

export const Link = fields.superRefine((link, context) => {
  const need = (path: string, message: string): void =>
    void context.addIssue({ code: 'custom', path: [path], message });
  if (link.kind === 'command' && link.connectCommand.length === 0) {
    need('connectCommand', contractWords.link.noProgram);
  }
  if (kindOfLink(link.kind).fields.includes('entry') && link.entry === '') {
    need('entry', contractWords.link.noEntry);
  }
});
export type Link = z.output<typeof Link>;

/** True for links that are dialled: mail waits for a session's time instead of going at once. */
export function isDialled(link: Pick<Link, 'kind'>): boolean {
  return kindOfLink(link.kind).dialled;
}
export const DIALLED_KINDS: readonly string[] = LINK_KINDS.filter((kind) => isDialled({ kind }));

/** The line that is tested where none is named (`wanted`): the first that is dialled. */
export function lineToTry<L extends Pick<Link, 'id' | 'kind'>>(
  links: readonly L[],
  wanted: string | undefined,
): L | undefined {
  return wanted === undefined ? (links.find(isDialled) ?? links[0]) : links.find((link) => link.id === wanted);
}

/**
 * What goes into mailboxes here needs no line: where a connector's own would have to be dialled, its mail goes by
 * this. No settings can name it.
 */
export const IN_HOUSE: Link = { ...Link.parse({ id: 'in-house', name: 'In-house' }), id: '(in-house)' };

/** Does being online by it cost anything? */
export function isPriced({ tariff: { perMinute, perCall, perMegabyte } }: Pick<Link, 'tariff'>): boolean {
  return perMinute > 0 || perCall > 0 || perMegabyte > 0;
}

/** Must it be dialled, or paid for? Nobody goes online by it for nothing. */
export function takesSomething(link: Pick<Link, 'kind' | 'tariff'>): boolean {
  return isDialled(link) || isPriced(link);
}

/** Is the link metered? `told` is what the system says of it, null where it does not say. */
export function isMetered({ metered, tariff: price }: Link, told: boolean | null): boolean {
  if (metered !== 'auto') return metered === 'yes';
  return told ?? isPriced({ tariff: price });
}

/** Does the system have a say in whether it is metered? Where the settings say it, nobody is asked. */
export function mayTellMetered({ kind, metered }: Link): boolean {
  return metered === 'auto' && kindOfLink(kind).toldMetered === true;
}

/** The limits in force while the system says `told`; null: the link takes everything. */
export function limitsNow(link: Link, told: boolean | null): LinkLimits | null {
  const { when, maxBytes, priorities } = link.limits;
  const any = maxBytes !== null || PRIORITIES.some((p) => !priorities.includes(p));
  return any && (when === 'always' || isMetered(link, told)) ? link.limits : null;
}

/** The limits that hold whatever the system will say; null where there are none for certain. */
export function certainLimits(link: Link): LinkLimits | null {
  return limitsNow(link, mayTellMetered(link) ? false : null);
}

/** What a link was used for on one local day. */
export interface LinkDay {
  /** "2026-11-23". */
  readonly day: string;
  readonly calls: number;
  readonly seconds: number;
  /** Both directions. */
  readonly bytes: number;
  /** What was paid in the currency of its tariff now. */
  readonly cost: number;
  /** All that was paid, a sum a currency; an older relay does not tell. */
  readonly costs?: readonly Paid[];
}
