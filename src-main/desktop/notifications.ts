// Shows what a person who is not looking is told (notification-list.ts) as the system's own
// notifications. Off by the setting desktop.notify; a system without notifications
// shows none.
import { Notification } from 'electron';
import type { Attention } from '../contract/attention';
import type { Session } from '../contract/views';
import type { RelayDoor } from './relay-door';
import { collectNotifications, type ShowNotification } from './notification-list';

export interface NotificationDeps {
  readonly relay: RelayDoor;
  readonly wanted: () => boolean;
  readonly icon: string;
  /** The window, at this screen. */
  open(place?: readonly string[]): void;
}

export interface Notifications {
  /** One sentence at once. */
  readonly tell: ShowNotification;
  /** Tells what needs attention already; call it when `wanted` is known. */
  begin(): Promise<void>;
}

/** Starts telling what happens from now on. */
export function openNotifications(deps: NotificationDeps): Notifications {
  const tell: ShowNotification = (title, body, place) => {
    if (!deps.wanted() || !Notification.isSupported()) return;
    const note = new Notification({ title, body, icon: deps.icon });
    note.on('click', () => deps.open(place));
    note.show();
  };
  const notifications = collectNotifications(tell);
  deps.relay.listen((event, data) => {
    // Both casts: an event carries the shape its name has in contract/events.
    if (event === 'attention') notifications.attention(data as readonly Attention[]);
    if (event === 'session') notifications.session(data as Session); // as above
  });
  return {
    tell,
    async begin() {
      const status = await deps.relay.call('status', {}).catch(() => null);
      if (status) notifications.attention(status.attention);
    },
  };
}
