// The three ends of a check of this computer, each with its sentence.
import type { ComputerCheck } from '../../contract/diagnose/computer';

type Check = ComputerCheck['check'];

export const pass = (check: Check, about: string, code: string, text: string): ComputerCheck => ({
  check,
  about,
  result: 'pass',
  code,
  text,
  mend: null,
});
export const fail = (check: Check, about: string, code: string, text: string, mend: string): ComputerCheck => ({
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
  text: string,
  mend: string | null = null,
): ComputerCheck => ({ check, about, result: 'unknown', code, text, mend });
