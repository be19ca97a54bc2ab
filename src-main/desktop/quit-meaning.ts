// What stops when Dialpost ends, told to whoever quits. Pure.
import { canCall, type Status, waitingMessages } from '../contract/views';
import { desktopWords } from '../words/desktop';

/** What stops with Dialpost, in sentences; "" where nothing does. */
export function quitMeaning(status: Status): string {
  const { quit } = desktopWords;
  const waiting = waitingMessages(status);
  const told = [
    status.session ? quit.call : '',
    canCall(status) || waiting > 0 ? quit.stops : '',
    waiting > 0 ? quit.waiting(waiting) : '',
  ];
  return told.filter((sentence) => sentence !== '').join(' ');
}
