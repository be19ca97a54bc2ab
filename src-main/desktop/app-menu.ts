// The window's menu, in place of Electron's own: that one reloads the page over what was
// typed, quits unasked and opens tools nobody here needs. Drawn anew only when what it
// says changes. On Linux and Windows the bar is always seen: a menu nobody finds is none.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ScreenNamed } from '../contract/window/orders';
import type { Status } from '../contract/views';
import { languageSpoken } from '../words/page';
import { type MenuAction, type MenuItemShown, menusOf, type MenuShown } from './menu-items';
import type { RelayDoor } from './relay-door';
import type { MainWindow } from './window';

export interface AppMenuDeps {
  readonly relay: RelayDoor;
  readonly window: MainWindow;
  quit(): void;
  /** Something the menu asked for was refused: a sentence. */
  refused(text: string): void;
}

export interface AppMenu {
  show(status: Status): void;
  /** The page's screens, in the order of its side. */
  name(screens: readonly ScreenNamed[]): void;
}

export function createAppMenu(deps: AppMenuDeps): AppMenu {
  let status: Status | null = null;
  let screens: readonly ScreenNamed[] = [];
  let shown = '';
  const draw = (): void => {
    const menus = menusOf({ status, screens, mac: process.platform === 'darwin' });
    const said = JSON.stringify([languageSpoken(), menus]);
    if (said === shown) return;
    shown = said;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menus.map((menu) => template(menu, deps))));
  };
  draw();
  return {
    show(next) {
      status = next;
      draw();
    },
    name(next) {
      screens = next;
      draw();
    },
  };
}

function template({ id, label, groups }: MenuShown, deps: AppMenuDeps): MenuItemConstructorOptions {
  const filled = groups.filter((group) => group.length > 0);
  return {
    id,
    label,
    submenu: filled.flatMap((group, i) => [
      ...(i > 0 ? [{ type: 'separator' } as const] : []),
      ...group.map((item) => itemOf(item, deps)),
    ]),
  };
}

function itemOf({ id, label, keys, off, hidden, does }: MenuItemShown, deps: AppMenuDeps): MenuItemConstructorOptions {
  const common: MenuItemConstructorOptions = {
    id,
    // A single "&" would underline the letter after it.
    label: label.replace(/&/g, '&&'),
    enabled: off !== true,
    ...(keys === undefined ? {} : { accelerator: keys }),
    ...(hidden ? { visible: false, acceleratorWorksWhenHidden: true } : {}),
  };
  return does.kind === 'role' ? { ...common, role: does.role } : { ...common, click: () => press(does, deps) };
}

function press(action: MenuAction, deps: AppMenuDeps): void {
  switch (action.kind) {
    case 'order':
      return deps.window.order(action.order);
    case 'screen':
      return deps.window.show([action.key]);
    case 'relay':
      deps.relay
        .call(action.method, {})
        .catch((error: unknown) => deps.refused(error instanceof Error ? error.message : String(error)));
      return;
    case 'desktop':
      return act(action.does, deps);
  }
}

function act(does: Extract<MenuAction, { kind: 'desktop' }>['does'], { window, quit }: AppMenuDeps): void {
  if (does === 'quit') return quit();
  if (does === 'close') return window.close();
  window.zoom(does);
}
