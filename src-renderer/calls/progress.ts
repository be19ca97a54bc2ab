// How far a call has come, by what the other side has confirmed; what was handed to the
// system is on its way, and no more than that. Pure.
import { secondsIn, type Session } from '../../src-main/contract/views';

export interface CallProgress {
  readonly confirmed: number;
  readonly onWay: number;
  readonly all: number;
  /** Percent of all; together below 100 while a reply is awaited. */
  readonly confirmedPercent: number;
  readonly onWayPercent: number;
  /** At the rate so far; null where nothing can be said yet. */
  readonly secondsLeft: number | null;
}

/** What nobody has confirmed is never shown as all. */
const NOT_ALL = 99;

/** An older relay does not tell what was confirmed: what is out counts then. */
export function callProgress(session: Session): CallProgress {
  const { phase, toSend, bytesOut } = session;
  const confirmed = session.bytesConfirmed ?? bytesOut;
  const all = confirmed + toSend.bytes;
  const onWay = Math.min(toSend.bytes, Math.max(0, bytesOut - confirmed));
  const most = toSend.messages > 0 ? NOT_ALL : 100;
  const percent = (bytes: number): number => (all > 0 ? Math.min(most, (bytes / all) * 100) : 0);
  const confirmedPercent = percent(confirmed);
  const seconds = secondsIn(session, ['sending']);
  const rate = seconds > 1 ? confirmed / seconds : 0;
  return {
    confirmed,
    onWay,
    all,
    confirmedPercent,
    onWayPercent: Math.min(percent(onWay), most - confirmedPercent),
    secondsLeft: phase === 'sending' && rate > 0 ? toSend.bytes / rate : null,
  };
}
