// One message beside the list: envelope, what each recipient's server said, every
// attempt, header and text. Read again whenever the message changes.
import { Button, CloseButton, Group, Tabs } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueueDetail, QueueRow } from '../../src-main/contract/views';
import { exactly, planned, size, when } from '../format';
import { useEvent } from '../live';
import { ConnectorNames } from '../parts/names';
import { Facts } from '../parts/page';
import { tellDone, tellFailed } from '../parts/tell';
import { call, desk, sentence } from '../relay';
import { PRIORITY_WORDS, RECIPIENT_WORDS, windowWords } from '../words/window';
import { goesWhen, stateMark } from './columns';
import styles from './queue.module.css';

type Shown = { readonly detail: QueueDetail } | { readonly trouble: string } | null;

export function MessagePanel({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const [shown, setShown] = useState<Shown>(null);
  const [round, setRound] = useState(0);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => takeFocus(panel.current), [id]);
  useEffect(() => {
    let wanted = true;
    call('queue.get', { id }).then(
      (detail) => wanted && setShown({ detail }),
      (error: unknown) => wanted && setShown({ trouble: sentence(error) }),
    );
    return () => void (wanted = false);
  }, [id, round]);
  useEvent('queue', ({ changed }) => {
    if (changed === 'many' || changed.includes(id)) setRound((n) => n + 1);
  });
  const detail = shown && 'detail' in shown ? shown.detail : null;
  return (
    <aside ref={panel} tabIndex={-1} className={styles['panel']} aria-label={windowWords.message.title}>
      <div className={styles['panelHead']}>
        <h2>{detail ? detail.row.subject || windowWords.noSubject : windowWords.message.title}</h2>
        <CloseButton aria-label={windowWords.close} onClick={close} />
      </div>
      <div className={styles['panelBody']}>
        {shown === null && <p role="status">{windowWords.loading}</p>}
        {shown && 'trouble' in shown && <p role="alert">{shown.trouble}</p>}
        {detail && <Detail detail={detail} />}
      </div>
    </aside>
  );
}

/** Somebody at the keyboard goes on inside; a hand on the mouse stays in the list, where there is room for it. */
function takeFocus(panel: HTMLElement | null): void {
  const now = document.activeElement;
  if (now === null || now === document.body) return;
  if (now.matches(':focus-visible') || !now.checkVisibility({ visibilityProperty: true })) panel?.focus();
}

function Detail({ detail }: { readonly detail: QueueDetail }): ReactNode {
  return (
    <>
      <Envelope detail={detail} />
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => void save(detail.row.id).catch(tellFailed)}>
          {windowWords.message.save}
        </Button>
      </Group>
      <Tabs defaultValue="recipients" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="recipients">{windowWords.message.recipients}</Tabs.Tab>
          <Tabs.Tab value="attempts">{windowWords.message.attempts}</Tabs.Tab>
          <Tabs.Tab value="headers">{windowWords.message.headers}</Tabs.Tab>
          <Tabs.Tab value="text">{windowWords.message.text}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="recipients" pt="sm">
          <Recipients detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="attempts" pt="sm">
          <Attempts detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="headers" pt="sm">
          <pre className="transcript">{detail.headers}</pre>
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="sm">
          <Text id={detail.row.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** "Sun 20:00: the schedule opens then". */
function goesText(row: QueueRow): string {
  return windowWords.goesThen(goesWhen(row, planned) ?? windowWords.unknown, row.goes?.text ?? '');
}

function Envelope({ detail: { row } }: { readonly detail: QueueDetail }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [windowWords.columns.state, stateMark(row)],
    ...(row.goes ? [[windowWords.columns.goes, goesText(row)] as const] : []),
    ...(row.reason === null ? [] : [[windowWords.message.reason, row.reason] as const]),
    [windowWords.columns.from, row.sender ?? windowWords.nullSender],
    [windowWords.message.arrived, exactly(row.arrived)],
    [windowWords.message.size, `${size(row.bytes)}${row.oversize ? ` · ${windowWords.message.large}` : ''}`],
    [
      windowWords.message.priority,
      `${PRIORITY_WORDS[row.priority]}${row.system ? ` · ${windowWords.message.system}` : ''}`,
    ],
    ...(row.nextAttempt === null ? [] : [[windowWords.message.next, exactly(row.nextAttempt)] as const]),
    [
      windowWords.message.route,
      row.connector === null ? windowWords.noConnector : <ConnectorNames ids={[row.connector]} />,
    ],
    [windowWords.message.id, row.id],
    ...(row.messageId === null ? [] : [[windowWords.message.messageId, row.messageId] as const]),
  ];
  return <Facts facts={facts} />;
}

function Recipients({ detail }: { readonly detail: QueueDetail }): ReactNode {
  const why = new Map(detail.routing.map((r) => [r.recipient, r.why]));
  return (
    <ul className={styles['people']}>
      {detail.row.recipients.map((r) => (
        <li key={r.address}>
          {r.address} — {RECIPIENT_WORDS[r.status]}
          <small>{r.reply ?? windowWords.message.notTried}</small>
          {why.get(r.address) !== undefined && <small>{why.get(r.address)}</small>}
        </li>
      ))}
    </ul>
  );
}

function Attempts({ detail }: { readonly detail: QueueDetail }): ReactNode {
  if (detail.attempts.length === 0) return <p>{windowWords.message.noAttempts}</p>;
  return (
    <ul className={styles['people']}>
      {detail.attempts.toReversed().map((a, i) => (
        <li key={`${a.at} ${a.recipient} ${i}`}>
          <time title={exactly(a.at)}>{when(a.at)}</time> · {a.recipient} · {a.host}
          <small>{a.reply}</small>
        </li>
      ))}
    </ul>
  );
}

function Text({ id }: { readonly id: string }): ReactNode {
  const [content, setContent] = useState<{
    readonly text: string;
    readonly truncated: boolean;
    readonly damaged?: true;
  } | null>(null);
  useEffect(() => {
    call('queue.content', { id }).then(setContent, tellFailed);
  }, [id]);
  if (!content) return <p role="status">{windowWords.loading}</p>;
  return (
    <>
      {content.damaged && <p role="alert">{windowWords.message.damaged}</p>}
      <pre className="transcript">{content.text}</pre>
      {content.truncated && <p>{windowWords.message.truncated}</p>}
    </>
  );
}

/** The page never holds the content: the desktop asks where, and every byte goes there as it is. */
async function save(id: string): Promise<void> {
  const { path, damaged } = await desk('save-message', id);
  if (path !== null) tellDone(damaged ? windowWords.message.savedDamaged(path) : windowWords.message.savedAs(path));
}
