// What a session's trouble, or its absence, means for what comes after: the attention
// board shows it, patience keeps the next calls from knocking again at once, and where
// only the line is at fault the call goes on by another.
import { type Connector, linkIds, type Retry } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Summary, Trouble } from '../delivery/source';
import type { DialFailure } from '../link/dialer';
import { withAdvice } from './advice';
import type { SessionDeps } from './deps';
import { continueSession, type SessionRun } from './session';
import { tellDelivery, tellDialled } from './tell-trouble';
import { sessionWords } from '../words/session';

/** What trouble is told to, and what it changes. */
export type ConsequenceDeps = Pick<SessionDeps, 'clock' | 'settings' | 'zone' | 'dialing' | 'tell'>;

/** Sending by `connector` has ended: its trouble stands in the session's error too. Answers `summary`. */
export function consequencesOf(
  { clock, dialing: { backoff }, tell: { attention }, zone }: ConsequenceDeps,
  run: SessionRun,
  connector: Connector,
  summary: Summary,
): Summary {
  const { record, link } = run;
  const trouble = summary.trouble && withTime(summary.trouble, clock.now(), zone());
  const shownAs = tellDelivery(attention, connector, trouble);
  if (!trouble) {
    backoff.served(connector.id, link.id);
    return summary;
  }
  record.trouble(withAdvice(trouble), shownAs);
  // On a line that is not dialled nobody but the host tells that it does not carry: another line may.
  const line =
    (trouble.kind === 'unreachable' || trouble.kind === 'cut') && !isDialled(link) && linkIds(connector).length > 1;
  backoff.troubled(
    connector.id,
    trouble.soon ? sooner(connector.retry) : connector.retry,
    line ? link.id : undefined,
    trouble.againMinutes,
  );
  if (line && !run.stopping.aborted) continueSession(run, [connector.id]);
  return summary;
}

/** Ten seconds, twice as long after each failure, and never longer than `retry` says. */
function sooner(retry: Retry): Retry {
  const minutes = Array.from({ length: 16 }, (_, i) =>
    Math.min(2 ** i / 6, retry.minutes[Math.min(i, retry.minutes.length - 1)] ?? 15),
  );
  return { ...retry, minutes };
}

/** Where it is known from when on the host is worth trying again, its sentence says so. */
function withTime(trouble: Trouble, now: number, zone: string): Trouble {
  if (trouble.againMinutes === undefined) return trouble;
  const at = now + trouble.againMinutes * 60_000;
  return { ...trouble, text: sessionWords.triedAgain(trouble.text, at, zone) };
}

/**
 * The line came up, or did not, or was cut off before anything got through (`why` is absent then). One that does not
 * come up is not dialled again at once, whatever waits: every try may cost.
 */
export function dialled(
  { dialing: { backoff }, tell: { attention }, settings }: ConsequenceDeps,
  { record, link }: { readonly record: SessionRun['record']; readonly link: Link },
  up: boolean,
  why?: DialFailure,
): void {
  for (const { id, retry } of settings().connectors.filter((c) => record.view().connectors.includes(c.id))) {
    if (up) backoff.relieved(id, link.id);
    else backoff.troubled(id, retry, link.id);
  }
  if (up || why !== undefined) tellDialled(attention, link, why ?? null);
}
