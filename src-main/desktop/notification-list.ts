// What a person who is not looking is told, and what not: what newly needs attention,
// mail that came back, and a session that failed for a reason not told already. Each
// thing is told once, until it has gone and come back or has become worse; whoever asked
// for a session himself always hears how it failed, unless it is told as what needs
// attention. Knows nothing of how it is shown.
import type { Attention } from '../contract/attention';
import type { Session } from '../contract/views';
import { desktopWords } from '../words/desktop';

export interface PendingNotifications {
  /** All that needs attention now. */
  attention(list: readonly Attention[]): void;
  /** How a session stands. */
  session(session: Session): void;
}

export type ShowNotification = (title: string, body: string) => void;

export function collectNotifications(tell: ShowNotification): PendingNotifications {
  let known: readonly Attention[] = [];
  const told = new Set<string>();
  /** The reason for which the last session of these connectors failed. */
  const failed = new Map<string, string>();
  return {
    attention(list) {
      for (const item of list) if (isNews(item, known)) tell(desktopWords.notifications.needsAttention, item.text);
      known = list;
    },
    session(session) {
      if (session.phase !== 'ended' || told.has(session.id)) return;
      told.add(session.id);
      if (session.failed > 0)
        tell(desktopWords.notifications.mailReturned, desktopWords.notifications.returned(session.failed));
      const connectors = [...session.connectors].sort().join(' ');
      // A call that goes on by another line has not failed yet.
      if (session.result !== 'failed' || session.continuedBy) return void failed.delete(connectors);
      const reason = session.error ?? desktopWords.notifications.needsAttention;
      const again = failed.get(connectors) === reason && session.why !== 'person';
      failed.set(connectors, reason);
      if (!again && !known.some(({ key }) => key === session.shownAs))
        tell(desktopWords.notifications.sessionFailed, reason);
    },
  };
}

function isNews({ key, severity }: Attention, known: readonly Attention[]): boolean {
  const before = known.find((item) => item.key === key)?.severity;
  return severity !== 'info' && before !== severity && before !== 'error';
}
