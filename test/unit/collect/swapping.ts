// An office that asks for its mail by ATRN or TURN, for the tests of both sides: what a
// test opens here is closed when the test is over.
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect } from '../../../src-main/collect/collect';
import type { CollectDeps, CollectResult } from '../../../src-main/collect/method';
import { openCommandConnection } from '../../../src-main/collect/command-connection';
import { CollectMethod } from '../../../src-main/contract/collect';
import { SmartHost } from '../../../src-main/contract/connector';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { type Office, openOffice } from '../listener/office';

export const never = new AbortController().signal;

export async function office(settings: object = {}, deps: Parameters<typeof openOffice>[1] = {}): Promise<Office> {
  const one = await openOffice(settings, deps);
  onTestFinished(() => one.close());
  return one;
}

interface Asking {
  readonly signal?: AbortSignal;
  readonly domains?: readonly string[];
  /** Milliseconds for a first message. */
  readonly silence?: number;
}

/** What `customer` gets where it asks on `port` by `method`; ATRN where that names none. */
export async function fetchMail(
  port: number,
  customer: Office | null,
  method: object = {},
  { signal = never, domains = ['office.example'], silence = 60_000 }: Asking = {},
): Promise<{ readonly result: CollectResult; readonly transcript: string }> {
  const transcript = createTranscript();
  const deps: CollectDeps = {
    clock: systemClock,
    log: silentLog,
    transcript,
    domains,
    smartHosts: [
      SmartHost.parse({
        host: '127.0.0.1',
        port,
        security: 'opportunistic',
        auth: { kind: 'password', username: 'reception', password: 'secret' },
      }),
    ],
    open: openCommandConnection({
      clock: systemClock,
      transcript,
      hostname: 'mail.office.example',
      timeouts: { greeting: 2000, command: 2000 },
    }),
    ...(customer ? { swapped: { silence, serve: (line, stop) => customer.serve(line, stop) } } : {}),
  };
  const login = { host: '127.0.0.1', port, security: 'none', username: 'reception', password: 'secret' };
  const wanted = CollectMethod.parse('method' in method ? method : { method: 'atrn', ...login, ...method });
  return { result: await collect(wanted, deps, signal), transcript: transcript.text() };
}
