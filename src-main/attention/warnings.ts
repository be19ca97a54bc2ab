// What is not wrong yet, or wrong without anybody noticing: judged from facts against
// the limits in the settings. Each warning is a sentence (what, what it means, what to
// do), a stable key and the click that leads to its fix. Pure; watch.ts gathers the
// facts and keeps the board in step, so a warning goes by itself when its fact is gone.
import type { Attention, AttentionAction, WarningKey } from '../contract/attention';
import { type Paid, paidIn } from '../contract/money/paid';
import type { Settings } from '../contract/settings';
import { TOLD_AHEAD } from '../contract/sign-in/lasting';
import type { SignInView } from '../contract/sign-in/standing';
import { besideBudget, budgetText } from '../link/cost';
import { type Evidence, HOST_BEFORE_US, OWN_LAST_CALL } from './clock-evidence';
import { costText, dayText, decimalText, placesOf, longDayText } from '../words/amounts';
import { attentionWords } from '../words/attention';

export interface Warning {
  readonly key: WarningKey;
  readonly severity: Attention['severity'];
  readonly text: string;
  readonly action: AttentionAction;
}

/** A way out with mail waiting. */
export interface Standstill {
  readonly connector: string;
  readonly name: string;
  /** Arrival of its oldest message, milliseconds since 1970. */
  readonly oldest: number;
  /** When it last sent something; null: not that we know. */
  readonly lastSent: number | null;
  /** No call was due since: the mail waits as the schedule wants. */
  readonly asPlanned: boolean;
}

export interface SeenCertificate {
  /** "listener:office", or "host:smtp.isp.example:587". */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly ends: number;
  /** Ours to renew, or the other side's. */
  readonly ours: boolean;
  readonly action: AttentionAction;
}

export interface WarningFacts {
  readonly now: number;
  readonly settings: Settings;
  readonly paused: boolean;
  /** Messages in the queue. */
  readonly waiting: number;
  readonly standstills: readonly Standstill[];
  readonly certificates: readonly SeenCertificate[];
  /** Bytes; null: not known. */
  readonly diskFree: number | null;
  readonly folder: string;
  readonly signIns: readonly SignInView[];
  /** This month. */
  spent(link: string): readonly Paid[];
  clock(limit: number): Evidence | null;
}

export function warnings(facts: WarningFacts): readonly Warning[] {
  return [
    ...nothingSent(facts),
    ...longQueue(facts),
    ...certificates(facts),
    ...lowDisk(facts),
    ...budgets(facts),
    ...wrongClock(facts),
    ...signIns(facts),
  ];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const open = (screen: Extract<AttentionAction, { kind: 'open' }>['screen'], id: string | null): AttentionAction => ({
  kind: 'open',
  screen,
  id,
});

function nothingSent({ now, settings, paused, standstills }: WarningFacts): readonly Warning[] {
  const hours = settings.warnings.nothingSentHours;
  if (hours === null) return [];
  const still = standstills.filter(
    ({ oldest, lastSent, asPlanned }) => !asPlanned && now - Math.max(oldest, lastSent ?? 0) >= hours * HOUR,
  );
  return still.map(({ connector, name, oldest, lastSent }): Warning => {
    const quiet = now - Math.max(oldest, lastSent ?? 0);
    const W = attentionWords.standstill;
    return {
      key: `standstill:${connector}`,
      severity: 'warning',
      text: paused ? W.paused(name, quiet) : W.calling(name, quiet),
      action: paused ? { kind: 'resume' } : { kind: 'send', connectors: [connector] },
    };
  });
}

function longQueue({ settings, waiting }: WarningFacts): readonly Warning[] {
  const most = settings.warnings.queueMessages;
  if (most === null || waiting <= most) return [];
  return [
    {
      key: 'queue',
      severity: 'warning',
      text: attentionWords.longQueue(most),
      action: open('queue', null),
    },
  ];
}

function certificates({ now, settings, certificates: seen }: WarningFacts): readonly Warning[] {
  const days = settings.warnings.certificateDays;
  if (days === null) return [];
  return seen
    .filter(({ ends }) => ends - now < days * DAY)
    .map(({ id, name, ends, ours, action }): Warning => {
      const left = ends - now;
      const day = dayText(ends);
      return {
        key: `certificate:${id}`,
        severity: left <= 0 ? 'error' : 'warning',
        text: attentionWords.certificate({ name, day, left, ours }),
        action,
      };
    });
}

const MEGABYTE = 1_000_000;

function lowDisk({ settings, diskFree, folder }: WarningFacts): readonly Warning[] {
  const least = settings.warnings.diskFreeMegabytes;
  if (least === null || diskFree === null || diskFree >= least * MEGABYTE) return [];
  const text = attentionWords.disk.low(folder, diskFree);
  return [
    {
      key: 'disk-low',
      severity: diskFree * 10 < least * MEGABYTE ? 'error' : 'warning',
      text,
      action: { kind: 'show-folder' },
    },
  ];
}

function budgets({ settings, spent }: WarningFacts): readonly Warning[] {
  const { budgetPercent } = settings.warnings;
  return settings.links.flatMap((link): Warning[] => {
    const paid = spent(link.id);
    const reached = budgetText(link, paid);
    const action = open('links', link.id);
    if (reached !== null) return [{ key: `budget:${link.id}`, severity: 'error', text: reached, action }];
    const { monthlyBudget: budget, tariff, name, id } = link;
    const used = paidIn(tariff.currency, paid);
    if (budgetPercent === null || budget === null || used < (budget * budgetPercent) / 100) return [];
    const of = besideBudget(costText(budget, tariff.currency), link, paid);
    const money = attentionWords.money(decimalText(used, placesOf(tariff.currency)), of);
    const text = attentionWords.budget(name || id, Math.floor((used / budget) * 100), money);
    return [{ key: `budget:${id}`, severity: 'warning', text, action }];
  });
}

function wrongClock({ settings, clock }: WarningFacts): readonly Warning[] {
  const minutes = settings.warnings.clockMinutes;
  const found = minutes === null ? null : clock(minutes * 60_000);
  if (!found) return [];
  const { who, ahead, kind } = found;
  const names: Readonly<Record<string, string>> = {
    [HOST_BEFORE_US]: attentionWords.clockOf['host-before-us'],
    [OWN_LAST_CALL]: attentionWords.clockOf['own-last-call'],
  };
  const text = attentionWords.clock({ who: names[who] ?? who, ahead, atLeast: kind === 'at-least' });
  return [{ key: 'clock', severity: 'warning', text, action: { kind: 'send', connectors: [] } }];
}

/** Consents that are lacking, gone, or end before long: the office must be online once, or a person sign in. */
function signIns({ now, settings, signIns: all }: WarningFacts): readonly Warning[] {
  const enabled = settings.connectors.filter((one) => one.enabled);
  return all.flatMap((signIn): Warning[] => {
    const served = enabled.filter(({ id }) => signIn.uses.some(({ connector }) => connector === id));
    const [first] = served;
    if (!first) return [];
    const told = signInText(signIn, now, served.map(({ name, id }) => name || id).join(', '));
    return told ? [{ key: `sign-in:${signIn.id}`, ...told, action: open('connectors', first.id) }] : [];
  });
}

function signInText(
  { state, provider, username, refusal, lapses }: SignInView,
  now: number,
  names: string,
): Pick<Warning, 'severity' | 'text'> | null {
  const W = attentionWords.signIn;
  if (state === 'none') return { severity: 'warning', text: W.none(username, names) };
  if (refusal !== null) return { severity: 'error', text: W.refused(username, names, refusal) };
  const at = Date.parse(lapses?.at ?? '');
  if (lapses === null || at - now > TOLD_AHEAD) return null;
  const say = lapses.unused ? W.unused : W.ends;
  return {
    severity: 'warning',
    text: say({ username, names, day: longDayText(at), left: at - now, testing: provider === 'google' }),
  };
}
