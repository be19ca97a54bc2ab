// A mailbox being fetched by room collect, for tests: what is safe here, in memory, and
// the list of what was seen in a folder of its own, which outlives a call.
import { systemClock, type Clock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { collect } from '../../src-main/collect/collect';
import type { CollectDeps, CollectResult } from '../../src-main/collect/method';
import { CollectMethod } from '../../src-main/contract/collect';
import { testFolder } from './folders';

export interface Fetching {
  /** What is safe here, without our Received line. */
  readonly taken: string[];
  readonly seenDir: string;
  fetch(more?: object, clock?: Clock, signal?: AbortSignal): Promise<CollectResult>;
}

/** Fetches from a host on loopback, user office, password secret. */
export async function fetchingFrom(
  method: 'imap' | 'pop3',
  port: number,
  reach: CollectDeps['reach'] = {},
): Promise<Fetching> {
  const seenDir = await testFolder();
  const taken: string[] = [];
  return {
    taken,
    seenDir,
    fetch: (more = {}, clock = systemClock, signal = new AbortController().signal) =>
      collect(
        CollectMethod.parse({
          method,
          host: '127.0.0.1',
          port,
          security: 'none',
          username: 'office',
          password: 'secret',
          ...more,
        }),
        {
          clock,
          log: silentLog,
          domains: [],
          smartHosts: [],
          reach,
          transcript: { out: () => undefined, in: () => undefined, note: () => undefined },
          open: () => Promise.resolve({ ok: false, text: '' }),
          inbox: {
            domains: ['office.example'],
            hostname: 'mail.office.example',
            postmaster: 'postmaster@office.example',
            seenDir,
            admit() {
              const pieces: Buffer[] = [];
              return {
                id: '0123456789ABCDEF',
                write: async (piece) => void pieces.push(Buffer.from(piece)),
                commit: async () =>
                  void taken.push(
                    Buffer.concat(pieces)
                      .toString('latin1')
                      .replace(/^Received: by mail\.office[^]*?\r\n(?=\S|\r)/, ''),
                  ),
                abandon: () => Promise.resolve(),
              };
            },
          },
        },
        signal,
      ),
  };
}
