// Tells a person who is not looking: what newly needs attention, mail that came
// back, and a session that failed for a reason not told already. Off by the setting
// desktop.notify; each thing is told once, until it has gone and come back or has
// become worse. A system without notifications shows none.
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
  let known: readonly Attention[] = [];
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
    if (event === 'session') tellEnded(data as Session, known, told, tell); // as above
  });
  return tell;
}

type Tell = (title: string, body: string) => void;

function tellNew(list: readonly Attention[], known: readonly Attention[], tell: Tell): readonly Attention[] {
  for (const item of list) {
    if (item.severity !== 'info' && !known.some(({ key, severity }) => key === item.key && (severity === 'error' || severity === item.severity))) tell(WORDS.needsAttention, item.text);
  }
  return list;
}

function tellEnded(session: Session, known: readonly Attention[], told: Set<string>, tell: Tell): void {
  if (session.phase !== 'ended' || told.has(session.id)) return;
  told.add(session.id);
  if (session.failed > 0) tell(WORDS.mailReturned, WORDS.returned(session.failed));
  // A call that goes on by another line has not failed yet.
  if (session.result !== 'failed' || session.continuedBy || known.some(({ text }) => tellsOf(text, session.error))) return;
  tell(WORDS.sessionFailed, session.error ?? WORDS.needsAttention);
}

/** The same trouble has often just been told as what needs attention: one of the two sentences then has more around it. */
function tellsOf(text: string, error: string | null): boolean {
  return error !== null && (text.includes(error) || error.includes(text));
}
