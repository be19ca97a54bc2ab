// Whether DNS knows a smart host. Asked only where a question costs nothing: a line
// that is down, or that any packet brings up, is left alone and the answer is that it
// cannot be known. Never rejects.
import { isIP } from 'node:net';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { resolveHost } from '../../smtp/resolve';
import { computerWords } from '../../words/diagnose/computer';
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
  const { good, unknown: unasked } = computerWords;
  if (isIP(host) !== 0) return pass('dns', host, 'dns-address', good['dns-address'](host));
  if (line === 'down') return unknown('dns', host, 'dns-offline', unasked['dns-offline'](host));
  if (line === 'on-demand') return unknown('dns', host, 'dns-on-demand', unasked['dns-on-demand'](host));
  const found = await resolveHost(host, servers, timeoutMs);
  if (found.ok) return pass('dns', host, 'dns-found', good['dns-found'](host, found.addresses));
  const advice = explain(symptomOf('dns', found.reply, host));
  return fail('dns', host, advice.id, {
    text: computerWords.nameNotFound(ended(advice.cause)),
    mend: advice.steps.join(' '),
  });
}
