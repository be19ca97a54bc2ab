// Names and passwords of the accounts in settings. Comparing takes the same time
// whether the name exists or not, and a password that is not stored fits nobody.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { SMTPServerAuthentication } from 'smtp-server';
import { passwordText } from '../contract/fields';
import { type Account, accountNamed } from '../contract/listener';

/** The account this login belongs to; null where name or password is wrong. */
export function accountOf(auth: SMTPServerAuthentication, accounts: readonly Account[]): Account | null {
  const account = accountNamed(accounts, auth.username ?? '');
  const password = account ? passwordText(account.password) : '';
  const fits =
    auth.method === 'CRAM-MD5' ? auth.validatePassword?.(password) === true : same(password, auth.password ?? '');
  return account && password !== '' && fits ? account : null;
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
