// The quiet boxes of the overview.
import type { ReactNode } from 'react';
import { isAway } from '../../src-main/contract/attention';
import { nextCallOf, type Status } from '../../src-main/contract/views';
import { exactly, size, when } from '../format';
import { connectorName } from '../parts/names';
import { monthText } from './month-days';
import { Mark, type Tone } from '../parts/mark';
import { NEXT_WORDS, windowWords } from '../words/window';
import styles from './overview.module.css';

const CALLS_SHOWN = 5;
const LINE_TONE: Readonly<Record<Status['links'][number]['state'], Tone>> = {
  down: 'quiet',
  dialing: 'busy',
  up: 'good',
  'hanging-up': 'busy',
};
const LISTENER_TONE: Readonly<Record<Status['listeners'][number]['state'], Tone>> = {
  open: 'good',
  closed: 'quiet',
  failed: 'bad',
};

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['panel']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function noCalls(status: Status): string {
  if (status.paused) return windowWords.noNextCallsPaused;
  return nextCallOf(status) === 'with-a-letter' ? windowWords.noNextCallsByTime : windowWords.noNextCalls;
}

export function NextCalls({ status }: { readonly status: Status }): ReactNode {
  return (
    <Panel title={windowWords.nextCalls}>
      {status.next.length === 0 && <p>{noCalls(status)}</p>}
      <ul>
        {status.next.slice(0, CALLS_SHOWN).map((call) => (
          <li key={`${call.connector} ${call.at} ${call.why}`}>
            <time dateTime={call.at} title={exactly(call.at)}>
              {when(call.at)}
            </time>
            <span>{connectorName(status, call.connector)}</span>
            <small>{NEXT_WORDS[call.why]}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function ByConnector({ status }: { readonly status: Status }): ReactNode {
  const { byConnector, oldest } = status.queue;
  return (
    <Panel title={windowWords.byConnector}>
      {byConnector.length === 0 && <p>{windowWords.nothingWaits}</p>}
      <ul>
        {byConnector.map(({ connector, messages: n, bytes }) => (
          <li key={connector ?? ''}>
            <span>{connector === null ? windowWords.noConnector : connectorName(status, connector)}</span>
            <span>{windowWords.messages(n)}</span>
            <small>{size(bytes)}</small>
          </li>
        ))}
      </ul>
      {oldest !== null && <p>{windowWords.oldest(when(oldest))}</p>}
    </Panel>
  );
}

export function LinksThisMonth({ status }: { readonly status: Status }): ReactNode {
  return (
    <Panel title={windowWords.month}>
      <ul>
        {status.links.map((link) => (
          <li key={link.id}>
            <Line link={link} known={!isAway(status)} />
            <span>{windowWords.monthTime(monthText(link, 'minutes'))}</span>
            <small>{[monthText(link, 'megabytes'), monthText(link, 'cost')].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** `known`: the post office answers; what its lines did last may long be otherwise. */
function Line({ link, known }: { readonly link: Status['links'][number]; readonly known: boolean }): ReactNode {
  const name = link.name || link.id;
  if (!known) return <Mark tone="quiet">{name}</Mark>;
  return <Mark tone={LINE_TONE[link.state]}>{windowWords.lineIs(name, windowWords.lineState[link.state])}</Mark>;
}

export function TakesMail({ status }: { readonly status: Status }): ReactNode {
  return (
    <Panel title={windowWords.listeners}>
      <ul>
        {status.listeners.map((listener) => (
          <li key={listener.id}>
            <Mark tone={LISTENER_TONE[listener.state]}>{listener.name || listener.id}</Mark>
            <span className="numbers">{`${listener.address}:${listener.port}`}</span>
            <small>{windowWords.listenerState[listener.state]}</small>
            {listener.error !== null && <small className={styles['why']}>{listener.error}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
