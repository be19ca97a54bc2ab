// Following one session to its end by what the relay tells of it.
import { visibleJson } from '../base/visible';
import { ContractError } from '../contract/errors';
import type { Session } from '../contract/views';
import type { Asking } from './ask';
import { say } from './terminal';

export interface SessionWatch {
  /** Rejects ContractError 'not-running' where the relay goes away first. */
  ended(id: string): Promise<Session>;
}

/** What a person is told while it goes on, and when the relay goes away. */
interface Told {
  progress(session: Session): string;
  wentAway(): string;
}

/** Events may overtake the answer to what began it, so what ended is remembered from the beginning. */
export function watchSession(ask: Asking, asJson: boolean, told: Told): SessionWatch {
  const over = new Map<string, Session>();
  const waiting = new Map<string, (session: Session) => void>();
  let failed: (error: Error) => void = () => undefined;
  let last = '';
  ask.onEvent((event, data) => {
    if (event !== 'session') return;
    // The relay's own event; its shape is contract/views Session.
    const session = data as Session;
    const text = asJson ? visibleJson(session) : told.progress(session);
    if (text !== last) void say(`${text}\n`);
    last = text;
    if (session.phase !== 'ended') return;
    over.set(session.id, session);
    waiting.get(session.id)?.(session);
  });
  ask.onClose(() => failed(new ContractError('not-running', told.wentAway())));
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
