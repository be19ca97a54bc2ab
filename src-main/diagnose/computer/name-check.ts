// Whether DNS knows a smart host. Asked only where a question costs nothing: a line
// that is down, or that any packet brings up, is left alone and the answer is that it
// cannot be known. Never rejects.
import { isIP } from 'node:net';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { resolveHost } from '../../smtp/resolve';
import { fail, pass, unknown } from './check';
import { symptomOf } from '../cases/symptom';
import { ended, explain } from '../cases/troubleshoot';

export interface WantedName {
  readonly host: string;
  /** None: the system's. */
  readonly servers: readonly string[];
  /** How the line that would carry the question stands. */
  readonly line: 'there' | 'down' | 'on-demand';
}

export async function checkName({ host, servers, line }: WantedName, timeoutMs: number): Promise<ComputerCheck> {
  if (isIP(host) !== 0)
    return pass('dns', host, 'dns-address', `${host} is an address; no name server is needed to find it.`);
  if (line === 'down')
    return unknown('dns', host, 'dns-offline', {
      text: `Whether DNS knows ${host} cannot be known while the line is down. It is asked in every call.`,
      mend: 'To know now: Test, on the page Sending, or dial the line and check again.',
    });
  if (line === 'on-demand')
    return unknown('dns', host, 'dns-on-demand', {
      text: `Whether DNS knows ${host} was not asked: the question would make the router dial.`,
      mend: 'To know now: Test, on the page Sending.',
    });
  const found = await resolveHost(host, servers, timeoutMs);
  if (found.ok) return pass('dns', host, 'dns-found', `DNS knows ${host}: ${found.addresses.join(', ')}.`);
  const advice = explain(symptomOf('dns', found.reply, host));
  return fail('dns', host, advice.id, {
    text: `${ended(advice.cause)} No mail can go there; it waits safely.`,
    mend: advice.steps.join(' '),
  });
}
