// TURN (RFC 821 §3.8, as far as RFC 5321 appendix F.1 still lets it live): at the smart
// host, after login and over TLS only, because the verb itself names nobody and whoever
// says it gets the mail. After 250 our side is the server on the same line.
import type { CollectDeps, CollectResult, CommandLine, Opened } from './method';
import { type Asked, refusalText, takeMail, untilNothingWaits } from './swapped-line';

const PATIENCE = 600_000;

export async function collectByTurn(deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const host = deps.smartHosts.find(({ auth }) => auth.kind !== 'none');
  if (!host) return { method: 'turn', kind: 'failed', text: 'TURN needs a smart host with a login; set user name and password there.' };
  const open = (): Promise<Opened> => deps.open(host, signal);
  return untilNothingWaits('turn', open, (line) => ask(line, deps, signal), deps, signal);
}

async function ask(line: CommandLine, deps: CollectDeps, signal: AbortSignal): Promise<Asked> {
  if (!line.secure) {
    await line.quit();
    return { kind: 'failed', text: `TURN is not asked for over a line that others can read; set the security of ${line.host} to STARTTLS or TLS.` };
  }
  const reply = await line.ask('TURN', PATIENCE);
  if (reply.code === 250) return takeMail(line, deps, signal);
  await line.quit();
  return refusalText('TURN', line.host, reply);
}
