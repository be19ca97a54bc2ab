// TURN (RFC 821 §3.8, as far as RFC 5321 appendix F.1 still lets it live): at the smart
// host, after login and over TLS only, because the verb itself names nobody and whoever
// says it gets the mail. After 250 our side is the server on the same line.
import type { CollectDeps, CollectResult, CommandConnection, OpenedConnection } from './method';
import { type AskedToSwap, refusalText, takeMail, untilNothingWaits } from './swapped';
import { collectWords } from '../words/collect';

const PATIENCE = 600_000;

export async function collectByTurn(deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const host = deps.smartHosts.find(({ auth }) => auth.kind !== 'none');
  if (!host)
    return {
      method: 'turn',
      kind: 'failed',
      text: collectWords.turn.noLogin,
      refusal: { said: '', fault: 'login' },
    };
  const open = (): Promise<OpenedConnection> => deps.open(host, signal);
  return untilNothingWaits('turn', { open, ask: (connection) => ask(connection, deps, signal) }, deps, signal);
}

async function ask(connection: CommandConnection, deps: CollectDeps, signal: AbortSignal): Promise<AskedToSwap> {
  if (!connection.secure) {
    await connection.quit();
    return {
      kind: 'failed',
      text: collectWords.turn.notSecure(connection.host),
    };
  }
  const reply = await connection.ask('TURN', PATIENCE);
  if (reply.code === 250) return takeMail(connection, deps, signal);
  await connection.quit();
  return refusalText('TURN', connection.host, reply);
}
