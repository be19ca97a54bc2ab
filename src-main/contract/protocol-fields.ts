// The fields a line of the protocol log may have, in the order they are written where
// settings choose none: first those of the W3C Extended Log File Format as the Windows
// SMTP service wrote them, then our own.
import { z } from 'zod';

export const PROTOCOL_FIELDS = [
  'date',
  'time',
  'c-ip',
  'cs-username',
  's-sitename',
  's-computername',
  's-ip',
  's-port',
  'cs-method',
  'cs-uri-stem',
  'cs-uri-query',
  'sc-status',
  'sc-win32-status',
  'sc-bytes',
  'cs-bytes',
  'time-taken',
  'cs-version',
  'cs-host',
  'cs(User-Agent)',
  'cs(Cookie)',
  'cs(Referer)',
  'x-queue-id',
  'x-session',
  'x-connector',
  'x-link',
  'x-tls',
] as const;
export type ProtocolField = (typeof PROTOCOL_FIELDS)[number];

const known = (name: string): name is ProtocolField => PROTOCOL_FIELDS.some((field) => field === name);

/**
 * Some of them, in the order of choice; none or null: all. What is none of them is left out here, and told
 * (newer-rules.ts).
 */
export const protocolFields = z
  .array(z.string())
  .transform((names) => names.filter(known))
  .nullable();
