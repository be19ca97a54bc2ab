// What the system would have shown a person who is not looking: the notifications of
// a running app, kept as it asks for them. Only the system's own part is answered by
// the test: where no desktop shows them, Electron would not even try.
import type { Office } from './office';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Keeps every notification from now on; the answer tells them, oldest first. */
export async function keepNotices({ app }: Office): Promise<() => Promise<readonly Notice[]>> {
  await app.evaluate(({ Notification }) => {
    const list: object[] = [];
    Reflect.set(globalThis, 'told', list);
    Reflect.set(Notification, 'isSupported', () => true);
    Reflect.set(Notification.prototype, 'show', function (this: { title: string; body: string }) {
      list.push({ title: this.title, body: this.body });
    });
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'told'));
}
