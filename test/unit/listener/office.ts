// An office for listener tests: a real listener on a free port, with the real queue
// and spool in a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { checkSettings } from '../../../src-main/contract/settings';
import { certificateOf } from '../../../src-main/access/certificate';
import type { Activity, ListenerDeps, OpenListener } from '../../../src-main/listener/deps';
import { rememberGuesses } from '../../../src-main/access/guesses';
import { openListener } from '../../../src-main/listener/listener';
import { type ServedSwapped, serveSwapped, type SwappedLine } from '../../../src-main/listener/swapped';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { openQueue } from '../../../src-main/queue/queue';
import { openSpool } from '../../../src-main/spool/start';

export interface Office {
  readonly listener: OpenListener;
  readonly port: number;
  readonly items: readonly QueueItem[];
  readonly activity: Activity[];
  content(id: string): Promise<string>;
  /** Takes mail on a line whose roles were swapped. */
  serve(line: SwappedLine, signal: AbortSignal): Promise<ServedSwapped>;
  close(): Promise<void>;
}

export const DOMAIN = 'office.example';

/** An office's settings, with one listener as `settings` say. */
function settingsWith(settings: object) {
  const checked = checkSettings({
    organization: { domains: [DOMAIN], hostname: 'mail.office.example' },
    listeners: [{ id: 'office', port: 0, ...settings }],
    accounts: [
      { username: 'reception', password: 'secret' },
      { username: 'scanner', password: 'secret', mayRelay: false },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  const [wanted] = checked.settings.listeners;
  if (!wanted) throw new Error('no listener');
  return { settings: checked.settings, wanted };
}

/** `settings` are a listener's; accounts reception (may relay) and scanner (may not), password "secret". */
export async function openOffice(settings: object = {}, deps: Partial<ListenerDeps> = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-listener-'));
  const { settings: whole, wanted } = settingsWith(settings);
  const { spool, items } = await openSpool(join(folder, 'spool'), { clock: systemClock, log: silentLog });
  const queue = openQueue({
    opened: { spool, items },
    clock: systemClock,
    log: silentLog,
    route: () => ({ connector: 'isp', why: 'test', oversize: false }),
    retryOf: () => ({ minutes: [15], delayNoticeHours: null, expireHours: 1 }),
    record: async () => undefined,
  });
  const accepted: QueueItem[] = [];
  const activity: Activity[] = [];
  const all: ListenerDeps = {
    organization: () => whole.organization,
    accounts: () => whole.accounts,
    hostname: whole.organization.hostname,
    tls: await certificateOf(wanted, {
      folder: join(folder, 'tls'),
      hostname: 'mail.office.example',
      clock: systemClock,
    }),
    clock: systemClock,
    log: silentLog,
    guesses: rememberGuesses(deps.clock ?? systemClock),
    admit(envelope) {
      const admission = queue.admit(envelope);
      return { ...admission, commit: () => admission.commit().then((item) => (accepted.push(item), item)) };
    },
    mayCarry: ({ recipient }) =>
      recipient.startsWith('nobody@') ? { code: 550, enhanced: '5.1.1', text: 'Nobody of that name is here' } : null,
    onActivity: (event) => void activity.push(event),
    ...deps,
  };
  const listener = await openListener(wanted, all);
  return {
    listener,
    serve: (line, signal) => serveSwapped(line, wanted, all, signal),
    port: listener.port,
    items: accepted,
    activity,
    content: async (id) => (await spool.readHead(id, 100_000_000)).toString('latin1'),
    close: async () => {
      await listener.close(500);
      await spool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
