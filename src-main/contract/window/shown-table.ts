// A list as the window shows it, named so that the whole of it can be written down.
import { z } from 'zod';
import { HistoryFilter } from '../history/history';
import { QueueFilter, SORTS } from '../methods';

export const ShownTable = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('letters'), filter: HistoryFilter }),
  z.strictObject({ of: z.literal('queue'), filter: QueueFilter, sort: z.enum(SORTS) }),
  z.strictObject({ of: z.literal('calls') }),
]);
export type ShownTable = z.output<typeof ShownTable>;
