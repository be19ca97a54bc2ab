// A sentence at the edge of the window: what was done, or why it was not.
import { notifications } from '@mantine/notifications';
import { sentence } from '../relay';
import { windowWords } from '../words/window';

const SHORT_MS = 5000;
const LONG_MS = 15_000;

export function tellDone(text: string): void {
  notifications.show({ message: text, autoClose: SHORT_MS, closeButtonProps: { 'aria-label': windowWords.close } });
}

/** Copies it, and says `done`. */
export function copyText(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(() => tellDone(done), tellFailed);
}

export function tellFailed(error: unknown): void {
  notifications.show({
    title: windowWords.failedTitle,
    message: sentence(error),
    color: 'red',
    autoClose: LONG_MS,
    closeButtonProps: { 'aria-label': windowWords.close },
  });
}
