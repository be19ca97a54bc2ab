// The three ends of a check of this computer, each with its sentence.
import type { ComputerCheck } from '../../contract/diagnose/computer';

type Check = ComputerCheck['check'];

/** What is said of a check that did not pass, and what to do about it. */
interface Said {
  readonly text: string;
  readonly mend: string;
}

export const pass = (check: Check, about: string, code: string, text: string): ComputerCheck => ({
  check,
  about,
  result: 'pass',
  code,
  text,
  mend: null,
});
export const fail = (check: Check, about: string, code: string, { text, mend }: Said): ComputerCheck => ({
  check,
  about,
  result: 'fail',
  code,
  text,
  mend,
});
export const unknown = (
  check: Check,
  about: string,
  code: string,
  { text, mend }: Pick<Said, 'text'> & Partial<Said>,
): ComputerCheck => ({ check, about, result: 'unknown', code, text, mend: mend ?? null });
