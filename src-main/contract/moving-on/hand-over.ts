// Handing waiting mail over to another host of the office, which takes this post office's
// place: what may be asked, and what it answers. Progress comes as events of the session.
import { z } from 'zod';
import { host, port, security, username } from '../fields';
import type { Session } from '../views';

export const QueueHandOver = z.strictObject({
  host,
  port: port.default(25),
  /** opportunistic: encrypted where the host offers it, whatever its certificate; a password goes encrypted only. */
  security: security.default('opportunistic'),
  verifyCertificate: z.boolean().default(false),
  login: z.strictObject({ username, password: z.string().min(1).max(4096) }).optional(),
  /** Held letters too. */
  held: z.boolean().default(false),
  /** No mail is taken and none is sent from now on, until somebody resumes. */
  pause: z.boolean().default(false),
});
export type QueueHandOver = z.output<typeof QueueHandOver>;

export interface HandOverBegun {
  readonly session: Session;
  /** Held letters that stay; 0 where they go too. */
  readonly heldStay: number;
}
