// A book of sign-ins that lies in memory.
import type { Clock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { SignInBook } from '../../src-main/sign-in/book';

export function memoryBook(clock: Clock): SignInBook {
  return new SignInBook(new Map(), () => Promise.resolve(), { clock, log: silentLog });
}
