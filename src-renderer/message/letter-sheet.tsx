// A letter on paper: its people, its date, what it brings along, and the whole of its text
// as far as it was read; or, where it is shown as a page, that page below.
import type { ReactNode } from 'react';
import type { MessagePerson, MessageRef, ReadMessage } from '../../src-main/contract/message/message';
import { exactly, size } from '../format';

import { type PaperSheet, type SheetFact, SheetFacts } from '../handout/sheet';
import { call } from '../relay';
import { handoutWords } from '../words/handout';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import type { ShownLetter } from './use-letter';

export interface PrintedLetter {
  readonly message: MessageRef;
  readonly letter: ShownLetter & { readonly read: ReadMessage };
  /** It is shown as a page. */
  readonly asPage: boolean;
  /** What is told of it besides, below its people. */
  readonly told?: ReactNode;
}

export async function letterSheet({ message, letter, asPage, told }: PrintedLetter): Promise<PaperSheet> {
  // On paper there is no later.
  const read = letter.decoding ? await call('message.read', { message, patient: true }) : letter.read;
  const isPage = asPage && read.page !== null;
  return {
    title: read.subject || windowWords.noSubject,
    body: (
      <>
        <SheetFacts facts={factsOf(read)} />
        {told}
        <Notes read={read} isPage={isPage} />
        {isPage ? <div className="ruled" /> : <Text read={read} />}
      </>
    ),
    letter: isPage ? message : null,
  };
}

function factsOf({ from, replyTo, to, cc, date, bytes, attachments, morePeople }: ReadMessage): readonly SheetFact[] {
  const people = (name: string, all: readonly MessagePerson[]): readonly SheetFact[] =>
    all.length > 0 ? [[name, all.map(personText).join(', ')]] : [];
  const files = attachments.map((one) => handoutWords.file(one.name, size(one.bytes)));
  return [
    [messageWords.from, from.length > 0 ? from.map(personText).join(', ') : messageWords.noFrom],
    ...people(messageWords.replyTo, replyTo),
    ...people(messageWords.to, to),
    ...people(messageWords.cc, cc),
    ...(morePeople ? [['', messageWords.morePeople] as const] : []),
    [handoutWords.date, date === null ? messageWords.noDate : exactly(date)],
    [handoutWords.size, size(bytes)],
    ...(files.length > 0 ? [[messageWords.attachments, files.join(', ')] as const] : []),
  ];
}

const personText = ({ name, address }: MessagePerson): string =>
  name !== '' && address !== '' ? `${name} <${address}>` : name || address;

function Notes({ read, isPage }: { readonly read: ReadMessage; readonly isPage: boolean }): ReactNode {
  const { damaged, asSent, cut, page } = read;
  const notes = [
    ...(damaged ? [windowWords.message.damaged] : []),
    ...(asSent === null ? [] : [messageWords.asSent[asSent]]),
    ...(isPage && page !== null && page.remote > 0 ? [messageWords.remote(page.remote)] : []),
    ...(isPage && cut ? [handoutWords.beginning] : []),
  ];
  return notes.map((text) => (
    <p key={text} className="note">
      {text}
    </p>
  ));
}

function Text({ read: { text, cut, bytes, asSent } }: { readonly read: ReadMessage }): ReactNode {
  const written = text ?? '';
  return (
    <>
      <div className={asSent === null ? 'text' : 'raw'} dir="auto">
        {written === '' ? messageWords.emptyText : written}
      </div>
      {cut && <p className="note">{handoutWords.cutHere(written.length, size(bytes))}</p>}
    </>
  );
}
