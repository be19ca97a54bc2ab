// What the post-box for mail programs (POP3, RFC 1939) can be told. Off unless wanted.
// Who may log in stands under accounts; whose mailbox it is, at the mailboxes route.
import { z } from 'zod';
import { ipAddress, listenPort, whole } from './fields';
import { access, certificate } from './listener';

export const Pop3 = z.strictObject({
  enabled: z.boolean().default(false),
  address: ipAddress.default('127.0.0.1'),
  /** 110 and 995 are the usual ones and need special rights on most systems; 0 takes a free one. */
  port: listenPort.default(1100),
  tls: z.enum(['none', 'starttls', 'implicit']).default('none'),
  certificate: certificate.default('self-signed'),
  /** Empty allow: loopback and private networks only. */
  access: access.prefault({}),
  /** From this computer itself passwords are always taken. */
  authenticateWithoutTls: z.boolean().default(false),
  maxConnections: whole(1, 1000).default(50),
});
export type Pop3 = z.output<typeof Pop3>;
