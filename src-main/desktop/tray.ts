// The icon in the tray and its menu. A desktop without a tray shows nothing and
// nothing else suffers: a second start brings the window back. The picture and
// the menu change only when what they say changes, because some desktops flicker.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, type NativeImage, Tray } from 'electron';
import type { Status } from '../contract/views';
import type { RelayDoor } from './relay-door';
import { type TrayState, trayView, type TrayView } from './tray-state';
import { desktopWords } from '../words/desktop';
import { languageSpoken } from '../words/page';

export interface TrayDeps {
  readonly relay: RelayDoor;
  /** The folder of the pictures. */
  readonly pictures: string;
  open(): void;
  quit(): void;
  /** Something the menu asked for was refused: a sentence. */
  refused(text: string): void;
}

export interface TrayIcon {
  show(status: Status): void;
  destroy(): void;
  /** For tests: what stands there now. */
  current(): { readonly tray: Tray; readonly menu: Menu | null; readonly view: TrayView | null };
}

/** null where the system has no place for it. */
export function createTray(deps: TrayDeps): TrayIcon | null {
  try {
    return build(deps, new Tray(picture(deps.pictures, 'resting')));
  } catch {
    return null;
  }
}

function build(deps: TrayDeps, tray: Tray): TrayIcon {
  let menu: Menu | null = null;
  let view: TrayView | null = null;
  let shown = '';
  tray.setToolTip(desktopWords.tray.tooltip(desktopWords.tray.starting));
  tray.on('click', () => deps.open());
  const show = (status: Status): void => {
    const next = trayView(status, clockTime);
    const said = JSON.stringify([languageSpoken(), next]);
    if (said === shown) return;
    shown = said;
    if (next.state !== view?.state) tray.setImage(picture(deps.pictures, next.state));
    view = next;
    menu = Menu.buildFromTemplate(template(next, deps));
    tray.setContextMenu(menu);
    tray.setToolTip(desktopWords.tray.tooltip(next.tooltip));
  };
  return { show, destroy: () => tray.destroy(), current: () => ({ tray, menu, view }) };
}

function template(view: TrayView, deps: TrayDeps): MenuItemConstructorOptions[] {
  const ask = (method: 'session.start' | 'session.stop' | 'relay.pause' | 'relay.resume') => (): void => {
    deps.relay
      .call(method, {})
      .catch((error: unknown) => deps.refused(error instanceof Error ? error.message : String(error)));
  };
  const words = desktopWords.tray;
  return [
    // Two ids: who reaches for the one must never get the other because a call began meanwhile.
    view.online
      ? { id: 'hang-up', label: words.hangUp, click: ask('session.stop') }
      : { id: 'send-receive', label: words.sendReceive, click: ask('session.start') },
    { type: 'separator' },
    { id: 'waiting', label: view.waiting, enabled: false },
    { id: 'next', label: view.nextCall, enabled: false },
    { type: 'separator' },
    view.paused
      ? { id: 'pause', label: words.resume, click: ask('relay.resume') }
      : { id: 'pause', label: words.pause, click: ask('relay.pause') },
    { id: 'open', label: words.open, click: () => deps.open() },
    { type: 'separator' },
    { id: 'quit', label: words.quit, click: () => deps.quit() },
  ];
}

function pictureName(state: TrayState): string {
  if (process.platform === 'darwin') return `${state}Template.png`;
  return process.platform === 'win32' ? `${state}.ico` : `${state}.png`;
}

/** macOS colours template pictures itself; Windows wants an .ico with all its sizes. */
function picture(folder: string, state: TrayState): NativeImage {
  const path = join(folder, pictureName(state));
  return existsSync(path) ? nativeImage.createFromPath(path) : nativeImage.createEmpty();
}

function clockTime(iso: string): string {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(undefined, { ...(today ? {} : { weekday: 'short' }), hour: '2-digit', minute: '2-digit' });
}
