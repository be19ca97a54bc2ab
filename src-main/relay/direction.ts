// Which way a letter went, as the history keeps it: by whom it was handed in and where it
// was going, as the settings stood that day.
import type { Direction, HistoryRow } from '../contract/history/history';
import type { Settings } from '../contract/settings';
import { isLocal } from '../mail/address';

type Facts = Pick<HistoryRow, 'sender' | 'recipient' | 'connector' | 'listener' | 'account' | 'cameBy'>;

export function withDirection(row: HistoryRow, settings: Settings): HistoryRow {
  return { ...row, direction: directionBy(row, settings) };
}

export function directionBy(letter: Facts, settings: Settings): Direction {
  if (!isForUs(letter, settings)) return 'out';
  return isFromUs(letter, settings) ? 'house' : 'in';
}

/** A branch office that calls for its mail is outside, whatever its addresses. */
function isForUs({ recipient, connector: id }: Facts, { connectors, organization }: Settings): boolean {
  const connector = connectors.find((one) => one.id === id);
  if (connector?.route.kind === 'mailboxes') return true;
  return isLocal(recipient, organization.domains) && (connector?.holdForRemote ?? null) === null;
}

/** Whoever logged in, our own addresses, and the notices that no listener and no call brought. */
function isFromUs({ sender, listener, account, cameBy }: Facts, { organization }: Settings): boolean {
  if ((account ?? null) !== null) return true;
  return sender === null ? listener === null && (cameBy ?? null) === null : isLocal(sender, organization.domains);
}
