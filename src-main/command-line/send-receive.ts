// `dialpost send-receive`: starts a session and, with --wait, tells its progress
// until it has ended. On a line with a tariff the price comes first. Exit 0 when it ended well, 2 when not.
import { plain, visibleJson } from '../base/visible';
import { ContractError } from '../contract/errors';
import type { Session } from '../contract/views';
import { commandLineWords as W } from '../words/ways-in/command-line';
import type { Asking } from './ask';
import type { Arguments } from './arguments';
import { agreeOnPrice } from './call-price';
import { progressText, whenText } from './print';
import { say, sayJson } from './terminal';
import { costText } from '../words/amounts';

/** Resolves with the exit code. */
export async function sendReceive(line: Arguments, ask: Asking): Promise<number> {
  const start = {
    ...(line.connectors.length > 0 ? { connectors: [...line.connectors] } : {}),
    ...(line.link === null ? {} : { link: line.link }),
    ...(line.large ? { large: true } : {}),
    ...(line.only.length > 0 ? { ids: [...line.only, ...line.words] } : {}),
  };
  const agreed = await agreeOnPrice(line, ask, start);
  if (agreed === null) return 0;
  if (line.wait) await ask.call('events.subscribe', {});
  const watch = line.wait ? watchSession(ask, line.json) : null;
  const { session } = await ask.call('session.start', { ...start, ...agreed });
  if (!watch) {
    if (line.json) sayJson(session);
    else void say(`${W.session.started(session.id)}\n`);
    return 0;
  }
  let end = await watch.ended(session.id);
  // Where a line did not serve, the call goes on by the next.
  while (end.continuedBy) end = await watch.ended(end.continuedBy);
  if (!line.json) void say(`${verdict(end)}\n`);
  return end.result === 'ok' ? 0 : 2;
}

function verdict(s: Session): string {
  const cost = s.cost > 0 ? costText(s.cost, s.currency) : null;
  const { left, largeLeft, error } = s;
  // Where it went wrong, `error` says more than why mail is left.
  const lines = [
    W.session.verdict(s.result, s, { seconds: Math.round(s.secondsOnline), cost }),
    ...(error === null ? [] : [plain(error)]),
    ...(left ? [W.session.left(left.messages, error === null ? plain(left.why) : '')] : []),
    ...(largeLeft ? [W.session.largeLeft(largeLeft.messages, largeLeft.at && whenText(largeLeft.at))] : []),
  ];
  return lines.join('\n');
}

/** Events may overtake the answer to session.start, so what ended is remembered from the beginning. */
function watchSession(ask: Asking, asJson: boolean): { ended(id: string): Promise<Session> } {
  const over = new Map<string, Session>();
  const waiting = new Map<string, (session: Session) => void>();
  let failed: (error: Error) => void = () => undefined;
  let last = '';
  ask.onEvent((event, data) => {
    if (event !== 'session') return;
    // The relay's own event; its shape is contract/views Session.
    const session = data as Session;
    const text = asJson ? visibleJson(session) : progressText(session);
    if (text !== last) void say(`${text}\n`);
    last = text;
    if (session.phase !== 'ended') return;
    over.set(session.id, session);
    waiting.get(session.id)?.(session);
  });
  ask.onClose(() => failed(new ContractError('not-running', W.session.wentAway)));
  return {
    ended: (id) =>
      new Promise((resolve, reject) => {
        failed = reject;
        const done = over.get(id);
        if (done) resolve(done);
        else waiting.set(id, resolve);
      }),
  };
}
