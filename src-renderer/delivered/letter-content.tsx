// What a letter that has left the queue says, where it is still to be had: in a mailbox
// here, or kept after it was delivered. Where it is not, the relay says why and what to do.
import type { ReactNode } from 'react';
import type { MessageRef } from '../../src-main/contract/message/message';
import { LetterBody } from '../message/letter-body';
import { People } from '../message/people';
import { useLetter } from '../message/use-letter';
import { useShownAs } from '../message/use-shown-as';
import { windowWords } from '../words/window';

/** `told`: what stands on paper besides. */
export function LetterContent({
  message,
  told,
}: {
  readonly message: MessageRef;
  readonly told: ReactNode;
}): ReactNode {
  const letter = useLetter(message);
  const shownAs = useShownAs(message, letter, told);
  const { read, decoding, trouble } = letter;
  if (trouble !== null) return <p>{trouble}</p>;
  if (read === null) return <p role="status">{windowWords.loading}</p>;
  return (
    <>
      <People read={read} />
      <LetterBody message={message} read={read} decoding={decoding} {...shownAs} />
    </>
  );
}
