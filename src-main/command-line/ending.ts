// The end of a relay, within limits: ten seconds for everything, as the contract says.
// Only a line that is being hung up just then is waited for longer, because money is
// running; what is still up after that is told by name.
import { type Clock, sleep } from '../base/clock';
import { commandLineWords as W } from '../words/ways-in/command-line';

export interface Ending {
  stop(): Promise<void>;
  /** The names of the lines that are being hung up now. */
  hangingUp(): readonly string[];
}

const LONGEST_STOP = 9_500;
/** A hang-up has 30 seconds of its own, and a moment in which the line is asked whether it is down. */
const LONGEST_HANG_UP = 40_000;

/**
 * Resolves when everything has ended or the time for it is over; `tell` says what is waited for and what is left up.
 */
export async function endWell(ending: Ending, clock: Clock, tell: (text: string) => void): Promise<void> {
  let ended = false;
  const over = new AbortController();
  const hangingUp = (): readonly string[] => ending.hangingUp();
  const stopping = ending.stop().finally(() => {
    ended = true;
    over.abort();
  });
  const wait = (milliseconds: number): Promise<unknown> =>
    Promise.race([stopping, sleep(clock, milliseconds, over.signal)]);
  await wait(LONGEST_STOP);
  if (!ended && hangingUp().length > 0) {
    tell(W.relay.hangingUp(hangingUp(), (LONGEST_HANG_UP - LONGEST_STOP) / 1000));
    await wait(LONGEST_HANG_UP - LONGEST_STOP);
  }
  const up = hangingUp();
  if (up.length > 0) tell(W.relay.stillUp(up));
}
