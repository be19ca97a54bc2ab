// Who may log in, for Dovecot, which judges logins for Postfix (SASL_README) and keeps the
// mailboxes. Passwords go into its table salted and summed (SSHA512), so none can be read
// from it; what asks for the password itself (CRAM-MD5) is not offered.
import { createHash, randomBytes } from 'node:crypto';
import { passwordText } from '../contract/fields';
import type { Account } from '../contract/listener';
import type { Settings } from '../contract/settings';
import { mailboxesOf } from './mailboxes';
import { type ExportedFile, type Notes, linesText } from './files';
import type { Part } from './listeners';
import { tableKey, tableLine } from './syntax';

export const LOGINS = 'dovecot-logins';

/** `salt`: new random bytes, 16 each time. */
export function loginsPart(settings: Settings, notes: Notes, salt: () => Buffer = () => randomBytes(16)): Part {
  const { accounts, listeners } = settings;
  const isAsked =
    accounts.length > 0 && listeners.some(({ enabled, authentication }) => enabled && authentication !== 'off');
  const maySend = listeners.some((one) => one.enabled && one.authentication !== 'off' && one.relay.authenticated);
  const barred = accounts
    .filter(({ mayRelay }) => !mayRelay)
    .flatMap((account) => loginLines(account, 'reject_unauth_destination', settings, notes));
  const lines = accounts.flatMap((account) => lineOf(account, ownMailbox(account, settings), salt, notes));
  const hasMailboxes = settings.connectors.some(({ enabled, route }) => enabled && route.kind === 'mailboxes');
  return {
    main: [
      ...(isAsked ? ['smtpd_sasl_type = dovecot', 'smtpd_sasl_path = private/auth'] : []),
      ...(isAsked && maySend
        ? [
            `no_relay_logins =${barred.length > 0 ? ' check_sasl_access texthash:$config_directory/no_relay_logins' : ''}`,
          ]
        : []),
    ],
    master: [],
    files: [
      ...(barred.length > 0 ? [{ name: 'no_relay_logins', text: linesText(barred), mode: 0o644 } as const] : []),
      ...(accounts.length > 0 ? [{ name: LOGINS, text: linesText(lines), mode: 0o600 } as const] : []),
      ...(accounts.length > 0 || hasMailboxes ? [dovecotConf(hasMailboxes)] : []),
    ],
  };
}

/** The mailbox a login opens. */
function ownMailbox({ username }: Account, settings: Settings): string | null {
  const own = mailboxesOf(settings).find(({ account }) => account === username)?.address;
  return own === undefined || /[\s:]/.test(own) ? null : own.toLowerCase();
}

/** An account in a table of logins: Dovecot tells Postfix of whoever has a mailbox by that mailbox's address. */
export function loginLines(account: Account, value: string, settings: Settings, notes: Notes): readonly string[] {
  const own = ownMailbox(account, settings);
  return [account.username, ...(own === null ? [] : [own])].flatMap((name) =>
    notes.kept(tableLine(name, value), 'unwritable', `accounts[${account.username}]`),
  );
}

/** "name:{SSHA512}…::::::user=anna@office.example" (Dovecot's passwd-file). */
function lineOf(account: Account, owns: string | null, salt: () => Buffer, notes: Notes): readonly string[] {
  const { username } = account;
  const place = `accounts[${username}]`;
  const password = passwordText(account.password);
  if (password === '') return (notes.add('password', place), []);
  // Who could not be barred from sending elsewhere by a table must not be able to log in.
  if (username.includes(':') || tableKey(username) === null) return (notes.add('unwritable', place), []);
  const salted = salt();
  const sum = createHash('sha512').update(password).update(salted).digest();
  const hash = Buffer.concat([sum, salted]).toString('base64');
  const extra = owns === null ? '' : `user=${owns}`;
  return [`${username.toLowerCase()}:{SSHA512}${hash}::::::${extra}`];
}

/** Dovecot 2.3 (Debian 12); a part of its own below conf.d. */
function dovecotConf(hasMailboxes: boolean): ExportedFile {
  const lines = [
    'auth_mechanisms = plain login',
    'auth_username_format = %Lu',
    'auth_username_chars =',
    'passdb {',
    '  driver = passwd-file',
    `  args = scheme=SSHA512 /etc/dovecot/${LOGINS}`,
    '}',
    'service auth {',
    '  unix_listener /var/spool/postfix/private/auth {',
    '    mode = 0660',
    '    user = postfix',
    '    group = postfix',
    '  }',
    '}',
    'userdb {',
    '  driver = static',
    '  args = uid=vmail gid=vmail home=/var/mail/dialpost/%d/%n allow_all_users=yes',
    '}',
    ...(hasMailboxes
      ? [
          'mail_location = maildir:~/Maildir',
          'protocols = $protocols lmtp pop3 imap',
          'service lmtp {',
          '  unix_listener /var/spool/postfix/private/dovecot-lmtp {',
          '    mode = 0600',
          '    user = postfix',
          '    group = postfix',
          '  }',
          '}',
        ]
      : []),
  ];
  return { name: 'dovecot-dialpost.conf', text: linesText(lines), mode: 0o644 };
}
