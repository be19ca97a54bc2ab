// The panel in which a message is read, wherever it lies: its subject, its people, what can
// be done with it, and what it says, what befell it and how it was sent, a tab each.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MessageRef } from '../../src-main/contract/message/message';
import { exactly, size } from '../format';
import { PrintButton } from '../handout/buttons';
import { SidePanel } from '../parts/side-panel';
import { messageWords } from '../words/letter/message';
import { windowWords } from '../words/window';
import { LetterBody, type LetterBodyProps } from './letter-body';
import styles from './message.module.css';
import { People } from './people';
import { Source } from './source';
import { useLetter } from './use-letter';
import { useShownAs } from './use-shown-as';

export interface MessagePanelProps {
  readonly message: MessageRef;
  /** Where it is known before the message is read. */
  readonly subject?: string | undefined;
  /** Its state, below its people. */
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
  readonly story: ReactNode;
  /** Why nothing of it can be told. */
  readonly trouble?: string | null;
  close(): void;
}

export function MessagePanel(props: MessagePanelProps): ReactNode {
  const { message, subject, close } = props;
  const letter = useLetter(message);
  const title = letter.read?.subject || subject || (letter.read ? windowWords.noSubject : windowWords.message.title);
  const shownAs = useShownAs(message, letter);
  const trouble = props.trouble ?? letter.trouble;
  return (
    <SidePanel
      label={windowWords.message.title}
      title={title}
      of={JSON.stringify(message)}
      beside={letter.read && <PrintButton />}
      close={close}
    >
      {trouble !== null && <p role="alert">{trouble}</p>}
      {trouble === null && letter.read === null && <p role="status">{windowWords.loading}</p>}
      {letter.read && <Read {...props} {...shownAs} read={letter.read} decoding={letter.decoding} />}
    </SidePanel>
  );
}

type ReadProps = MessagePanelProps & LetterBodyProps;

function Read({ state, actions, story, ...body }: ReadProps): ReactNode {
  const { message, read } = body;
  const { date, bytes } = read;
  return (
    <>
      <People read={read} />
      <p className={styles['note']}>
        {messageWords.dateAndSize(date === null ? messageWords.noDate : exactly(date), size(bytes))}
      </p>
      {state}
      {actions}
      <Tabs defaultValue="message" keepMounted={false} className={styles['tabs']}>
        <Tabs.List>
          <Tabs.Tab value="message">{messageWords.tabs.message}</Tabs.Tab>
          <Tabs.Tab value="story">{messageWords.tabs.story}</Tabs.Tab>
          <Tabs.Tab value="source">{messageWords.tabs.source}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="message" pt="sm">
          <LetterBody {...body} />
        </Tabs.Panel>
        <Tabs.Panel value="story" pt="sm">
          {story}
        </Tabs.Panel>
        <Tabs.Panel value="source" pt="sm">
          <Source message={message} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
