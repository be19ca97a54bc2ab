// `dialpost send-receive`: starts a session and, with --wait, tells its progress
// until it has ended. On a line with a tariff the price comes first. Exit 0 when it ended well, 2 when not.
import { plain } from '../base/visible';
import type { Session } from '../contract/views';
import { commandLineWords as W } from '../words/ways-in/command-line';
import type { Asking } from './ask';
import type { Arguments } from './arguments';
import { agreeOnPrice } from './call-price';
import { progressText, whenText } from './print';
import { say, sayJson } from './terminal';
import { watchSession } from './watch-session';
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
  const watch = line.wait
    ? watchSession(ask, line.json, { progress: progressText, wentAway: () => W.session.wentAway })
    : null;
  const { sessions } = await ask.call('status', {});
  const { session } = await ask.call('session.start', { ...start, ...agreed });
  if (!watch) {
    if (line.json) sayJson(session);
    else void say(`${said(session, sessions)}\n`);
    return 0;
  }
  let end = await watch.ended(session.id);
  // Where a line did not serve, the call goes on by the next.
  while (end.continuedBy) end = await watch.ended(end.continuedBy);
  if (!line.json) void say(`${verdict(end)}\n`);
  return end.result === 'ok' ? 0 : 2;
}

/** `before`: the calls that were on when it was asked for. */
function said({ id }: Session, before: readonly Session[]): string {
  return before.some((call) => call.id === id) ? W.session.joined(id) : W.session.started(id);
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
