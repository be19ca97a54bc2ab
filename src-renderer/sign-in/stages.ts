// What a sign-in shows next: each step asks the relay, and answers the stage that follows. Nothing
// here rejects; what went wrong is a stage too.
import type { Grant } from '../../src-main/contract/sign-in/grant';
import type { SignInBegun, SignInEnd } from '../../src-main/contract/sign-in/methods';
import { call, desk, sentence } from '../relay';
import { tellFailed } from '../parts/tell';

export type Stage =
  /** dialling: the line is to come up for it; asking: whether the code was typed. */
  | { readonly at: 'before' | 'dialling' | 'beginning' | 'asking' }
  /** A code is typed while no line is up; `note`: what the provider said last, null: it was not asked. */
  | { readonly at: 'down'; readonly begun: SignInBegun; readonly note: string | null }
  | { readonly at: 'waiting'; readonly begun: SignInBegun; readonly held: boolean }
  | { readonly at: 'ended'; readonly end: SignInEnd };

/** Whose sign-in. */
export interface Whose {
  readonly connector: string;
  readonly grant: Grant;
}

export interface Way {
  /** By a code that is typed anywhere, else by the browser, which opens. */
  readonly device: boolean;
  /** The call whose line is held up for it; absent: there is none. */
  readonly session?: string | undefined;
  /** Its line is only held until the code is there. */
  readonly hangUp?: boolean | undefined;
}

/** From the beginning to the end; `runs` hears what is begun, and says whether it is still wanted. */
export async function signInStage(
  { connector, grant }: Whose,
  { device, session, hangUp }: Way,
  runs: (begun: SignInBegun) => boolean,
): Promise<Stage> {
  try {
    const begun = await call('signIn.begin', {
      connector,
      device,
      draft: grant,
      ...(session === undefined ? {} : { session }),
      ...(hangUp === true ? { hangUp } : {}),
    });
    if (!runs(begun)) {
      await call('signIn.cancel', { id: begun.id });
      return { at: 'before' };
    }
    if (begun.kept === true) return { at: 'down', begun, note: null };
    if (!device) openBrowser(begun.address);
    return { at: 'ended', end: await call('signIn.wait', { id: begun.id }) };
  } catch (error) {
    return failed(sentence(error));
  }
}

/** Was the code typed? `session`: the call that is opened for the question. */
export async function askedStage(whose: Whose, begun: SignInBegun, session?: string): Promise<Stage> {
  try {
    const end = await call('signIn.ask', { id: begun.id, ...(session === undefined ? {} : { session }) });
    const waits = end.ok ? undefined : end.waits;
    return waits ? { at: 'down', begun: { ...begun, ...waits }, note: end.text } : { at: 'ended', end };
  } catch (error) {
    // The line did not come up, and the code may hold all the same.
    const still = await keptCode(whose);
    const text = sentence(error);
    return still ? { at: 'down', begun: still, note: text } : failed(text);
  }
}

/** A code that is being typed while no line is up; null: there is none, or an older relay knows of none. */
export async function keptCode({ connector, grant }: Whose): Promise<SignInBegun | null> {
  const { begun } = await call('signIn.kept', { connector, draft: grant }).catch(() => ({ begun: null }));
  return begun;
}

export function openBrowser(address: string): void {
  desk('open-sign-in', address).catch(tellFailed);
}

function failed(text: string): Stage {
  return { at: 'ended', end: { ok: false, text } };
}
