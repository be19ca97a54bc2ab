// What a letter says: its text, or the same as a page in a frame that runs nothing, fetches
// nothing and leads nowhere (desktop/letter-frame.ts has its laws); then what it brings
// along. Where there is a text it comes first.
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { letterAddress } from '../../src-main/contract/bridge';
import type { MessageRef, ReadMessage } from '../../src-main/contract/message/message';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import { Attachments } from './attachments';
import styles from './message.module.css';
import { CopyText } from './people';

export interface LetterBodyProps {
  readonly message: MessageRef;
  readonly read: ReadMessage;
  /** It is being decoded still. */
  readonly decoding: boolean;
  /** It is shown as a page. */
  readonly asPage: boolean;
  showAsPage(asPage: boolean): void;
}

export function LetterBody({ message, read, decoding, asPage, showAsPage }: LetterBodyProps): ReactNode {
  const { text, page, asSent, links } = read;
  return (
    <div className={styles['body']}>
      {read.damaged && <p role="alert">{windowWords.message.damaged}</p>}
      {asSent !== null && (
        <p role="status" className={styles['note']}>
          {decoding ? messageWords.decoding : messageWords.asSent[asSent]}
        </p>
      )}
      {text !== null && page !== null && (
        <SegmentedControl
          size="xs"
          className={styles['choice']}
          aria-label={messageWords.show.label}
          value={asPage ? 'page' : 'text'}
          onChange={(value) => showAsPage(value === 'page')}
          data={[
            { value: 'text', label: messageWords.show.text },
            { value: 'page', label: messageWords.show.page },
          ]}
        />
      )}
      {asPage && page !== null ? (
        <Framed message={message} remote={page.remote} />
      ) : (
        <Written text={text ?? ''} raw={asSent !== null} />
      )}
      {read.cut && <p className={styles['note']}>{messageWords.cut}</p>}
      <Attachments message={message} attachments={read.attachments} />
      {links.length > 0 && <Links links={links} />}
    </div>
  );
}

function Written({ text, raw }: { readonly text: string; readonly raw: boolean }): ReactNode {
  if (text === '') return <p className={styles['note']}>{messageWords.emptyText}</p>;
  return (
    <div className={raw ? 'transcript' : styles['text']} dir="auto">
      {text}
    </div>
  );
}

function Framed({ message, remote }: { readonly message: MessageRef; readonly remote: number }): ReactNode {
  return (
    <>
      {remote > 0 && <p className={styles['note']}>{messageWords.remote(remote)}</p>}
      <iframe
        className={styles['frame']}
        title={messageWords.pageTitle}
        sandbox=""
        referrerPolicy="no-referrer"
        src={letterAddress(message)}
      />
    </>
  );
}

function Links({ links }: { readonly links: readonly string[] }): ReactNode {
  return (
    <details className={styles['links']}>
      <summary>{messageWords.links(links.length)}</summary>
      <p className={styles['note']}>{messageWords.linksMeaning}</p>
      <ul>
        {links.map((link) => (
          <li key={link}>
            <bdi dir="ltr">{link}</bdi>
            <CopyText text={link} />
          </li>
        ))}
      </ul>
    </details>
  );
}
