// What the window hands over to be put on paper: a page of its own, made by ours.
import { z } from 'zod';
import { MessageRef } from '../message/message';

export const PrintedSheet = z.strictObject({
  title: z.string().max(2000),
  /** BCP 47. */
  language: z.string().regex(/^[\w-]{2,20}$/),
  /** HTML, of elements that stand in a body. */
  content: z.string().max(32_000_000),
  /** CSS. */
  style: z.string().max(100_000),
  /** What stands at the foot of every page, beside its number. */
  foot: z.string().max(200),
  /** Whose own page stands below `content`; null: none. */
  letter: MessageRef.nullable(),
});
export type PrintedSheet = z.output<typeof PrintedSheet>;
