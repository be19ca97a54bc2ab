// Tray, window, notifications, login and power as one: what a person at this
// computer sees of the post office. Follows the status it is told and steers
// through the same door as everybody else.
import { join } from 'node:path';
import { app, dialog, type WebContents } from 'electron';
import type { Status } from '../contract/views';
import { applyLoginItem } from './login-item';
import { openNotifications } from './notifications';
import type { RelayDoor } from './relay-door';
import { watchPower } from './power';
import { exposeToTests } from './test-hook';
import { createTray, type TrayIcon } from './tray';
import { waitingMessages } from './tray-state';
import { createMainWindow } from './window';
import { WORDS } from './words';

export interface DesktopDeps {
  readonly relay: RelayDoor;
  readonly dir: string;
  /** The app's own folder, with assets/ and out/. */
  readonly root: string;
}

export interface Desktop {
  /** Shows the window. */
  open(): void;
  readonly pages: () => readonly WebContents[];
  /** Follows settings.desktop; call again after they change. */
  readSettings(): Promise<void>;
}

interface DesktopSettings {
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
  readonly notify: boolean;
}

export function createDesktop({ relay, dir, root }: DesktopDeps): Desktop {
  const icon = join(root, 'assets', 'icon', '256x256.png');
  let notify = true;
  let quitting = false;
  let begun = false;
  app.on('before-quit', () => (quitting = true));
  const window = createMainWindow({
    dir,
    icon,
    preload: join(root, 'out', 'preload', 'preload.js'),
    title: WORDS.app,
    quitting: () => quitting,
  });
  const { tell, begin } = openNotifications({ relay, icon, wanted: () => notify, open: window.show });
  const tray = createTray({
    relay,
    pictures: join(root, 'assets', 'tray'),
    open: window.show,
    quit: () => void askToQuit(relay),
    refused: (text) => tell(WORDS.couldNot, text),
  });
  followStatus(relay, tray);
  watchPower(() => {
    relay.wake();
    void refresh(relay, tray);
  });
  exposeToTests({ tray, window });
  return {
    open: window.show,
    pages: window.pages,
    async readSettings() {
      const settings = await desktopSettings(relay);
      notify = settings?.notify ?? notify;
      // Where nothing that fits is set up nobody has said anything: a login item that stands stays. One that cannot
      // be written is told and changes nothing else.
      if (settings) await applyLoginItem(settings).catch((error: unknown) => tell(WORDS.couldNot, String(error)));
      if (!begun) await begin();
      begun = true;
    },
  };
}

function followStatus(relay: RelayDoor, tray: TrayIcon | null): void {
  relay.listen((event, data) => {
    // The event's name says its shape (contract/events).
    if (event === 'status') tray?.show(data as Status);
    else if (event === 'session' || event === 'attention') void refresh(relay, tray);
  });
  void refresh(relay, tray);
}

async function refresh(relay: RelayDoor, tray: TrayIcon | null): Promise<void> {
  const status = await relay.call('status', {}).catch(() => null);
  if (status) tray?.show(status);
}

async function askToQuit(relay: RelayDoor): Promise<void> {
  const status = relay.joined() ? null : await relay.call('status', {}).catch(() => null);
  const question = status ? quitQuestion(status) : '';
  if (question === '') return app.quit();
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: WORDS.quitTitle,
    detail: question,
    buttons: [WORDS.quitNow, WORDS.keepRunning],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) app.quit();
}

/** Why quitting now should be thought over; "" where nothing is lost by it. */
function quitQuestion(status: Status): string {
  const waiting = waitingMessages(status);
  const call = status.session ? WORDS.quitCall : '';
  return [call, waiting > 0 ? `${WORDS.quitWaiting(waiting)} ${WORDS.quitMeaning}` : ''].filter(Boolean).join(' ');
}

/** null while nothing (that fits) is set up. */
async function desktopSettings(relay: RelayDoor): Promise<DesktopSettings | null> {
  const document: unknown = await relay.call('settings.get', {}).catch(() => null);
  const part: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'desktop') : null;
  // The relay answers with a document that passed the schema; only its absence has to be met.
  return typeof part === 'object' && part !== null ? (part as DesktopSettings) : null;
}
