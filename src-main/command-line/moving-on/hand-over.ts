// `dialpost queue hand-over HOST[:PORT]`: what waits goes to another host of the office,
// followed to its end. Exit 0 when all went, 2 when something stayed here.
import { plain } from '../../base/visible';
import type { Session } from '../../contract/views';
import { sizeText } from '../../words/amounts';
import { handOverWords } from '../../words/moving-on/hand-over';
import { answerTo, isTerminal } from '../agree';
import { type Arguments, UsageError } from '../arguments';
import type { Asking } from '../ask';
import { hostIn } from '../host';
import { askPassword } from '../secret';
import { say } from '../terminal';
import { watchSession } from '../watch-session';

/** Read when it is said: pages speak the language of that moment. */
const W = handOverWords.terminal;

/** Resolves with the exit code. */
export async function handOver(line: Arguments, ask: Asking): Promise<number> {
  const where = hostIn(line.words[1]);
  if (!where || line.words.length > 2) throw new UsageError(W.hostMissing);
  const { queue } = await ask.call('status', {});
  const held = line.held || (await wantsHeld(line, queue.hold));
  const login = line.login === null ? {} : { login: await loginFor(line.login) };
  await ask.call('events.subscribe', {});
  const host = `${line.words[1] ?? ''}${where.port === undefined ? ':25' : ''}`;
  const watch = watchSession(ask, line.json, {
    progress: ({ sent, toSend }) => W.progress(sent, toSend.messages, sizeText(toSend.bytes)),
    wentAway: () => W.wentAway,
  });
  const security = line.security === null ? {} : { security: line.security };
  const begun = await ask.call('queue.handOver', { ...where, ...security, ...login, held, pause: line.pause });
  if (!line.json) {
    void say(`${W.begins(host, begun.session.toSend.messages, !line.pause)}\n`);
    if (begun.heldStay > 0) void say(`${W.heldStay(begun.heldStay)}\n`);
  }
  const end = await watch.ended(begun.session.id);
  if (!line.json) void say(`${verdict(end, host)}\n`);
  return end.result === 'ok' ? 0 : 2;
}

function verdict({ sent, left, error }: Session, host: string): string {
  if (!left && error === null) return W.done(sent, host);
  return [
    W.partly(sent, left?.messages ?? 0, host),
    ...(error === null ? [] : [plain(error)]),
    ...(left && left.why !== error ? [plain(left.why)] : []),
  ].join('\n');
}

/** Only where somebody is there to say so. */
async function wantsHeld({ json }: Arguments, count: number): Promise<boolean> {
  if (count === 0 || json || !isTerminal()) return false;
  const answer = await answerTo(W.heldQuestion(count));
  return W.yes.some((yes) => yes === answer);
}

async function loginFor(username: string): Promise<{ username: string; password: string }> {
  const password = await askPassword(W.passwordQuestion(username));
  if (password === null) throw new UsageError(W.noPassword);
  return { username, password };
}
