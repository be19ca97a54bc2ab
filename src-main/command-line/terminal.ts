// The one door to the terminal: whatever is said on stdout and stderr goes through here,
// and nothing a stranger wrote is obeyed by it (base/visible.ts). Machines get the same
// through a pipe: JSON then says what is unsafe as \uXXXX, so nothing is lost.
import { TABLE_MARK } from '../contract/table/csv';
import { visible, visibleJson } from '../base/visible';

/** Says `text` on stdout as it is, and resolves when it has been handed over. */
export function say(text: string): Promise<void> {
  return new Promise((done) => void process.stdout.write(visible(text), () => done()));
}

/** In front of a table that goes into a file on Windows, where its spreadsheets know the letters by that mark only. */
export function sayTableMark(): void {
  if (process.platform === 'win32' && !process.stdout.isTTY) process.stdout.write(TABLE_MARK);
}

/** Says `value` on stdout as JSON and a line end; `indent` as JSON.stringify takes it. */
export function sayJson(value: unknown, indent?: number): void {
  process.stdout.write(`${visibleJson(value, indent)}\n`);
}

/** Says `text` on stderr as it is. */
export function complain(text: string): void {
  process.stderr.write(visible(text));
}
