// Tells a person who is not looking: what newly needs attention, and a session
// that failed. Off by the setting desktop.notify; each thing is told once, until
// it has gone and come back. A system without notifications shows none.
import { Notification } from 'electron';
import type { Attention } from '../contract/attention';
import type { Session } from '../contract/views';
import type { PostDoor } from './post-door';
import { WORDS } from './words';

export interface NotificationDeps {
  readonly post: PostDoor;
  readonly wanted: () => boolean;
  readonly icon: string;
  open(): void;
}

/** Starts telling; the returned function tells one sentence at once. */
export function openNotifications(deps: NotificationDeps): (title: string, body: string) => void {
  let known = new Set<string>();
  const told = new Set<string>();
  const tell = (title: string, body: string): void => {
    if (!deps.wanted() || !Notification.isSupported()) return;
    const note = new Notification({ title, body, icon: deps.icon });
    note.on('click', () => deps.open());
    note.show();
  };
  deps.post.listen((event, data) => {
    // Both casts: an event carries the shape its name has in contract/events.
    if (event === 'attention') known = tellNew(data as readonly Attention[], known, tell);
    if (event === 'session') tellFailed(data as Session, told, tell); // as above
  });
  return tell;
}

function tellNew(list: readonly Attention[], known: ReadonlySet<string>, tell: (title: string, body: string) => void): Set<string> {
  for (const item of list) {
    if (item.severity !== 'info' && !known.has(item.key)) tell(WORDS.needsAttention, item.text);
  }
  return new Set(list.map((item) => item.key));
}

function tellFailed(session: Session, told: Set<string>, tell: (title: string, body: string) => void): void {
  if (session.phase !== 'ended' || session.result !== 'failed' || told.has(session.id)) return;
  told.add(session.id);
  tell(WORDS.sessionFailed, session.error ?? WORDS.needsAttention);
}
