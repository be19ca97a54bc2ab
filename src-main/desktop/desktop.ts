// Tray, window, notifications, login and power as one: what a person at this
// computer sees of the post office. Follows the status it is told, speaks the language
// that it names, and steers through the same door as everybody else.
import { join } from 'node:path';
import { app, type WebContents } from 'electron';
import type { DesktopRequests } from '../contract/bridge';
import type { Status } from '../contract/views';
import { desktopWords } from '../words/desktop';
import { languageSpoken, speak } from '../words/page';
import { type AppMenu, createAppMenu } from './app-menu';
import { applyLoginItem } from './login/login-item';
import { watchSessionEnd } from './login/session-end';
import { openNotifications } from './notifications';
import type { RelayDoor } from './relay-door';
import { watchPower } from './power';
import { quitAsker } from './quit';
import { screensNamed } from './menu-items';
import { exposeToTests } from './test-hook';
import { createTray } from './tray';
import { createMainWindow, type MainWindow } from './window';

export interface DesktopDeps {
  readonly relay: RelayDoor;
  readonly dir: string;
  /** The app's own folder, with assets/ and out/. */
  readonly root: string;
}

export interface Desktop {
  /** Shows the window. */
  open(place?: readonly string[]): void;
  readonly pages: () => readonly WebContents[];
  readonly wishes: Pick<DesktopRequests, 'speak-anew' | 'name-screens'>;
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
  let calling = false;
  app.on('before-quit', () => (quitting = true));
  const window = createMainWindow({
    dir,
    icon,
    preload: join(root, 'out', 'preload', 'preload.js'),
    title: () => desktopWords.app,
    quitting: () => quitting,
  });
  const { tell, begin } = openNotifications({ relay, icon, wanted: () => notify, open: window.show });
  const refused = (text: string): void => tell(desktopWords.couldNot, text);
  const tray = createTray({
    relay,
    pictures: join(root, 'assets', 'tray'),
    open: window.show,
    quit: () => void quit(),
    refused,
  });
  const quit = quitAsker(relay, tray !== null);
  const menu = createAppMenu({ relay, window, quit: () => void quit(), refused });
  const power = watchPower({
    woke() {
      relay.wake();
      void refresh();
    },
    // Nobody is there to hear of a refusal.
    hangUp: () => void relay.call('session.stop', { now: true }).catch(() => undefined),
  });
  const refresh = followStatus(relay, (status) => {
    listenTo(status, window);
    tray?.show(status);
    menu.show(status);
    const isCall = status.sessions.length > 0;
    calling = !relay.joined() && isCall;
    power.show(isCall);
  });
  watchSessionEnd(() => calling);
  exposeToTests({ tray, window });
  return {
    open: window.show,
    pages: window.pages,
    wishes: wishesOf(window, menu),
    async readSettings() {
      await refresh();
      const settings = await desktopSettings(relay);
      notify = settings?.notify ?? notify;
      // Where nothing that fits is set up nobody has said anything: a login item that stands stays. One that cannot
      // be written is told and changes nothing else.
      if (settings)
        await applyLoginItem(settings).catch((error: unknown) => tell(desktopWords.couldNot, String(error)));
      if (!begun) await begin();
      begun = true;
    },
  };
}

function wishesOf(window: MainWindow, menu: AppMenu): Desktop['wishes'] {
  return {
    async 'speak-anew'(spoken) {
      const anew = spoken !== languageSpoken();
      if (anew) window.loadAnew();
      return { anew };
    },
    async 'name-screens'(screens) {
      menu.name(screensNamed(screens));
      return {};
    },
  };
}

/** Hands on each status that is told; what is returned asks for one. */
function followStatus(relay: RelayDoor, show: (status: Status) => void): () => Promise<void> {
  const refresh = async (): Promise<void> => {
    const status = await relay.call('status', {}).catch(() => null);
    if (status) show(status);
  };
  relay.listen((event, data) => {
    // The event's name says its shape (contract/events).
    if (event === 'status') show(data as Status);
    else if (event === 'session' || event === 'attention') void refresh();
  });
  void refresh();
  return refresh;
}

/** A relay in another process chooses for both; an older one does not tell, and what the folder said first holds. */
function listenTo({ language }: Status, window: MainWindow): void {
  if (language !== undefined) speak(language);
  window.nameAnew();
}

/** null while nothing (that fits) is set up. */
async function desktopSettings(relay: RelayDoor): Promise<DesktopSettings | null> {
  const document: unknown = await relay.call('settings.get', {}).catch(() => null);
  const part: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'desktop') : null;
  // The relay answers with a document that passed the schema; only its absence has to be met.
  return typeof part === 'object' && part !== null ? (part as DesktopSettings) : null;
}
