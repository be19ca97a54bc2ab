// Whether a letter is shown as a page or as text, and so what of it is printed. Where there
// is a text it comes first.
import { type ReactNode, useState } from 'react';
import type { MessageRef } from '../../src-main/contract/message/message';
import { usePaperSheet } from '../handout/shown';
import { letterSheet } from './letter-sheet';
import type { ShownLetter } from './use-letter';

interface ShownAs {
  readonly asPage: boolean;
  showAsPage(asPage: boolean): void;
}

/** `told`: what stands on paper besides. Nothing is printed of a letter that is not read. */
export function useShownAs(message: MessageRef, letter: ShownLetter, told?: ReactNode): ShownAs {
  const [wanted, showAsPage] = useState(false);
  const { read } = letter;
  const asPage = read !== null && read.page !== null && (read.text === null || wanted);
  usePaperSheet(read && (() => letterSheet({ message, letter: { ...letter, read }, asPage, told })));
  return { asPage, showAsPage };
}
