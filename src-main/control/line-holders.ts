// Who is at a door, as far as it costs money: a call whose line is held up for a sign-in is
// held by whoever asked for it last. PROMISES: when that connection or page goes away without
// a word, the line is hung up, or not dialled any further; a call that somebody else at the
// door has taken over stays.
import type { Dispatch } from './dispatch';

export interface LineHolder {
  /** As the door's; hears for which calls lines are held. */
  readonly dispatch: Dispatch;
  /** It went away; what it holds is called off. */
  gone(): void;
}

/** Far more than lines can be held at once; the oldest is over long ago. */
const MOST = 100;

export class LineHolders {
  /** By the call. */
  private readonly holders = new Map<string, LineHolder>();

  /** A connection, or a page. */
  take(dispatch: Dispatch): LineHolder {
    let gone = false;
    const hold = (call: string | null): void => {
      if (call === null) return;
      this.hold(call, holder);
      if (gone) this.callOff(holder, dispatch);
    };
    const holder: LineHolder = {
      dispatch: async (method, params) => {
        // Its answer waits until the line is up; until then it costs nothing yet, but may not be wanted any more.
        if (method === 'signIn.begin' || method === 'signIn.ask') hold(textIn(params, 'session'));
        const answer = await dispatch(method, params);
        if (method === 'session.start' && textIn(params, 'signIn') !== null) hold(callIn(answer));
        return answer;
      },
      gone: () => {
        gone = true;
        this.callOff(holder, dispatch);
      },
    };
    return holder;
  }

  private hold(call: string, holder: LineHolder): void {
    this.holders.delete(call);
    this.holders.set(call, holder);
    const [oldest] = this.holders.keys();
    if (this.holders.size > MOST && oldest !== undefined) this.holders.delete(oldest);
  }

  /** One that is held no longer is refused, and nobody is there to hear it. */
  private callOff(holder: LineHolder, dispatch: Dispatch): void {
    for (const [call, by] of this.holders) {
      if (by !== holder) continue;
      this.holders.delete(call);
      void dispatch('signIn.cancel', { id: call });
    }
  }
}

function callIn(answer: Awaited<ReturnType<Dispatch>>): string | null {
  const result = 'result' in answer ? answer.result : null;
  return typeof result === 'object' && result !== null ? textIn(Reflect.get(result, 'session'), 'id') : null;
}

function textIn(value: unknown, name: string): string | null {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  return typeof text === 'string' ? text : null;
}
