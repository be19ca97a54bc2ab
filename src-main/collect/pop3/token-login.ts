// Logging in at a POP3 host with an access token, in two steps: a token is longer than
// the one line that RFC 5034 section 4 has for both. Rejects with HostTrouble.
import { type BearerLogin, BEARER_WAYS, bearerGoodbye, bearerText, bearerWay } from '../../smtp/auth/bearer';
import { collectWords } from '../../words/collect';
import { HostTrouble } from '../host';
import { type Pop3Connection, Pop3Refusal } from './connection';
import { saslOffered, throwForNow } from './login';

export async function logInPop3ByToken(connection: Pop3Connection, login: BearerLogin): Promise<void> {
  const offered = await saslOffered(connection);
  const way = bearerWay(offered);
  try {
    await connection.exchange(`AUTH ${way}`);
    const said = await connection.lastStep(bearerText(way, login));
    if (said === null) return;
    await connection.command(bearerGoodbye(way), '');
  } catch (error) {
    if (!(error instanceof Pop3Refusal)) throw error;
    throwForNow(error);
    const missing = offered.length > 0 && !BEARER_WAYS.some((known) => offered.includes(known));
    if (missing) throw new HostTrouble(collectWords.login.noTokens(offered), { said: '', fault: 'login', noWay: true });
    const { said } = error.refusal;
    throw new HostTrouble(collectWords.login.tokenRefused(said), { said, fault: 'login' });
  }
}
