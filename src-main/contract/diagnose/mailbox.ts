// Whether a mailbox host lets us in as fetching would log in: what is asked, and what was
// found. Nothing is fetched, and nothing is changed there.
import { z } from 'zod';
import { host, port, whole } from '../fields';
import { DiagnoseSmtp, type Finding } from './diagnose';

export const DiagnoseMailbox = z.strictObject({
  method: z.enum(['imap', 'pop3']),
  host,
  /** Left out: as it is stored for this host, else the usual one. */
  port: port.optional(),
  /** A stored login goes by what is stored. */
  security: z.enum(['none', 'starttls', 'implicit']).default('implicit'),
  /** stored: of the first such mailbox at this host in a connector, of `username`'s before others. */
  auth: DiagnoseSmtp.shape.auth.unwrap().default({ kind: 'stored' }),
  /** Whose mailbox, where the stored password is shown. Left out: as it is stored. */
  username: z.string().min(1).max(320).optional(),
  /** The folder that is opened, by IMAP. Left out: as it is stored for this host, else INBOX. */
  mailbox: z.string().min(1).max(500).optional(),
  /** Left out: as it is stored for this host, else yes. */
  verifyCertificate: z.boolean().optional(),
  /** For all of it. */
  timeoutSeconds: whole(1, 600).default(60),
});
export type DiagnoseMailbox = z.output<typeof DiagnoseMailbox>;

export interface MailboxProbe {
  /** It lets us in. */
  readonly ok: boolean;
  /** How it was tried; null: nobody was to log in, or no token was to be had. */
  readonly tried: 'password' | 'token' | null;
  readonly findings: readonly Finding[];
  /** Without passwords and tokens. */
  readonly transcript: string;
}
