// A real queue, cost book and choice of lines, for what a call would cost; the calls that were
// are told by the test.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { silentLog } from '../../../src-main/base/log';
import { Announcements } from '../../../src-main/contract/announcements';
import { Settings } from '../../../src-main/contract/settings';
import type { Estimate, Goes, Session, SessionPhase } from '../../../src-main/contract/views';
import { createBackoff } from '../../../src-main/dialing/backoff';
import { estimate, type EstimateDeps } from '../../../src-main/dialing/estimate';
import { createLinkChoice } from '../../../src-main/dialing/link-choice';
import { openLinks } from '../../../src-main/dialing/links';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { type CostBook, openLedger } from '../../../src-main/link/cost-book';
import { put, type Rig as QueueRig, startRig as startQueue } from '../queue/rig';
import { endedSession } from '../../support/ended-session';

export const SATELLITE = {
  id: 'satellite',
  name: 'Satellite phone',
  kind: 'command',
  connectCommand: ['true'],
  tariff: { perMinute: 6, billingSeconds: 1 },
};
/** When a letter goes by itself is goes.ts's affair. */
export const GOES: Goes = { at: null, kind: 'person', text: 'over 1 MB' };
export const NEVER = { kind: 'never' };

export interface Rig {
  readonly queue: QueueRig;
  readonly costBook: CostBook;
  readonly recent: Session[];
  readonly running: Session[];
  ask(asked?: Parameters<typeof estimate>[1]): Estimate;
  /** A letter of so many bytes; answers its id. */
  write(bytes: number, to?: string): Promise<string>;
}

export async function startRig(links: readonly object[], connector: object = {}, large = 1_000_000): Promise<Rig> {
  const route = ({ bytes }: QueueItem) => ({ connector: 'isp', why: '', oversize: bytes > large });
  const queue = await startQueue({ route });
  onTestFinished(() => queue.end());
  const settings = settingsOf(links, { oversize: { overBytes: large, schedule: NEVER }, ...connector });
  const { clock } = queue;
  const costBook = await openLedger(join(queue.dir, 'links.json'), {
    clock,
    log: silentLog,
    zone: () => 'UTC',
    currencyOf: () => 'EUR',
  });
  const lines = openLinks({
    clock,
    log: silentLog,
    attention: createAttention(clock, () => undefined),
    announcements: new Announcements(),
    dropped: () => undefined,
    learned: () => undefined,
  });
  lines.apply(settings);
  const linkChoice = createLinkChoice({
    clock,
    settings: () => settings,
    queue: queue.queue,
    backoff: createBackoff(clock),
    costBook,
    links: lines,
    inSession: () => false,
  });
  const recent: Session[] = [];
  const running: Session[] = [];
  const deps: EstimateDeps = {
    settings: () => settings,
    zone: () => 'UTC',
    now: () => clock.now(),
    queue: queue.queue,
    costBook,
    linkChoice,
    recent: () => recent,
    running: () => running,
    going: () => () => GOES,
  };
  const head = 'Subject: letter\r\n\r\n';
  return {
    queue,
    costBook,
    recent,
    running,
    ask(asked = {}) {
      const named = queue.queue.asIfNamed();
      named.name([...(asked.ids ?? []), ...(asked.also ?? [])]);
      return estimate(deps, asked, named);
    },
    write: async (bytes, to = 'a@there.example') =>
      (await put(queue.queue, [to], `${head}${'x'.repeat(bytes - head.length)}`)).id,
  };
}

function settingsOf(links: readonly object[], connector: object): Settings {
  return Settings.parse({
    organization: { domains: ['office.example'] },
    listeners: [],
    links,
    connectors: [
      {
        id: 'isp',
        link: SATELLITE.id,
        route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
        schedule: NEVER,
        ...connector,
      },
    ],
  });
}

/** A call that has ended: seconds in each phase, and what it moved. */
export function ended(phases: Partial<Record<SessionPhase, number>>, more: Partial<Session> = {}): Session {
  let at = Date.UTC(2026, 10, 29, 12);
  const stepped = (Object.entries(phases) as [SessionPhase, number][]).map(([phase, seconds]) => {
    const began = new Date(at).toISOString();
    at += seconds * 1000;
    return { phase, at: began };
  });
  const { dialing = 0, ...online } = phases;
  return endedSession({
    id: `call-${stepped.length}-${at}`,
    why: 'person',
    link: SATELLITE.id,
    startedAt: new Date(at - dialing).toISOString(),
    endedAt: new Date(at).toISOString(),
    bytesOut: more.bytesConfirmed ?? 0,
    bytesConfirmed: 0,
    secondsSending: 0,
    pace: null,
    secondsOnline: Object.values(online).reduce((sum, one) => sum + one, 0),
    phases: [...stepped, { phase: 'ended', at: new Date(at).toISOString() }],
    ...more,
  });
}
