// The pages to which a person may be sent to sign in: those that the relay itself answered
// when a sign-in was begun. Whoever speaks through the window can name no other.
import type { Answer, Dispatch } from './dispatch';

export interface SignInPages {
  /** As the dispatch it was made of; hears what sign-ins begin with. */
  readonly dispatch: Dispatch;
  /** True of a page of the web that a sign-in begun here needs. */
  knows(address: string): boolean;
}

/** Sign-ins that a person has under way; the oldest is forgotten. */
const MOST = 20;

export function signInPages(dispatch: Dispatch): SignInPages {
  const known: string[] = [];
  return {
    async dispatch(method, params) {
      const answer = await dispatch(method, params);
      const address = method === 'signIn.begin' ? addressIn(answer) : null;
      if (address !== null) known.push(address);
      if (known.length > MOST) known.shift();
      return answer;
    },
    knows: (address) => known.includes(address),
  };
}

/** A provider tells its own addresses, and one that the system would open with another program is none of the web. */
function addressIn(answer: Answer): string | null {
  const result = 'result' in answer ? answer.result : null;
  const address: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'address') : null;
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  return ['https:', 'http:'].includes(new URL(address).protocol) ? address : null;
}
