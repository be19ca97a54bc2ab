// The icon in the tray and its menu. A desktop without a tray shows nothing and
// nothing else suffers: a second start brings the window back. The picture and
// the menu change only when what they say changes, because some desktops flicker.
// What stands in the menu is in tray-menu.ts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, type NativeImage, Tray } from 'electron';
import { systemClock } from '../base/clock';
import type { Status } from '../contract/views';
import type { RelayDoor } from './relay-door';
import { clockTime, tomorrowAt } from './shown-time';
import type { TrayAction, TrayChoice, TrayItem, TrayMenu, TrayWish } from './tray-menu';
import { followPrices } from './tray-prices';
import { type TrayState, trayView, type TrayView } from './tray-state';
import { desktopWords } from '../words/desktop';
import { languageSpoken } from '../words/page';

export interface TrayDeps {
  readonly relay: RelayDoor;
  /** The folder of the pictures. */
  readonly pictures: string;
  /** The window; at a screen where one is named. */
  open(place?: readonly string[]): void;
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
  let last: Status | null = null;
  tray.setToolTip(desktopWords.tray.tooltip(desktopWords.tray.starting));
  tray.on('click', () => deps.open());
  const draw = (): void => {
    if (last === null) return;
    const next = trayView(last, clockTime, prices.known());
    const said = JSON.stringify([languageSpoken(), next]);
    if (said === shown) return;
    shown = said;
    if (next.state !== view?.state) tray.setImage(picture(deps.pictures, next.state));
    view = next;
    menu = Menu.buildFromTemplate(template(next.menu, deps));
    tray.setContextMenu(menu);
    tray.setToolTip(desktopWords.tray.tooltip(next.tooltip));
  };
  const prices = followPrices(deps.relay, systemClock, draw);
  return {
    show(status) {
      last = status;
      prices.hear(status);
      draw();
    },
    destroy() {
      prices.close();
      tray.destroy();
    },
    current: () => ({ tray, menu, view }),
  };
}

function template(groups: TrayMenu, deps: TrayDeps): MenuItemConstructorOptions[] {
  const item = (one: TrayItem | TrayChoice): MenuItemConstructorOptions => ({
    id: one.id,
    // A single "&" would underline the letter after it.
    label: one.label.replace(/&/g, '&&'),
    ...('items' in one ? { submenu: one.items.map(item) } : { click: () => press(one.action, deps) }),
  });
  return groups.flatMap((group, i) => [...(i > 0 ? [{ type: 'separator' } as const] : []), ...group.map(item)]);
}

function press(action: TrayAction, deps: TrayDeps): void {
  switch (action.kind) {
    case 'quit':
      return deps.quit();
    case 'open':
      return deps.open(action.place.length > 0 ? action.place : undefined);
    case 'pause':
      return told(deps.relay.call('relay.pause', PAUSES[action.end]()), deps);
    case 'ask':
      return told(askAll(action.wishes, deps), deps);
  }
}

const MORNING = 8;
const PAUSES = {
  hour: () => ({ forMinutes: 60 }),
  morning: () => ({ until: tomorrowAt(MORNING).toISOString() }),
  person: () => ({}),
} as const;

async function askAll(wishes: readonly TrayWish[], { relay }: TrayDeps): Promise<void> {
  for (const { method, ...params } of wishes) await relay.call(method, params);
}

function told(asked: Promise<unknown>, { refused }: TrayDeps): void {
  asked.catch((error: unknown) => refused(error instanceof Error ? error.message : String(error)));
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
