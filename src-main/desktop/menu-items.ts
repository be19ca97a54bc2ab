// What stands in the window's menu, made from the status, the screens as the page names
// them, and the one table of keys. Pure; app-menu.ts shows it and does what is pressed.
import { z } from 'zod';
import {
  DESKTOP_KEYS,
  type DesktopKey,
  ORDER_KEYS,
  type ScreenNamed,
  screenKeys,
  type WindowOrder,
} from '../contract/window/orders';
import { canCall, type Status } from '../contract/views';
import { desktopWords } from '../words/desktop';

export type MenuAction =
  /** The page does it; the window is shown first. */
  | { readonly kind: 'order'; readonly order: WindowOrder }
  /** The window, at this screen. */
  | { readonly kind: 'screen'; readonly key: string }
  | { readonly kind: 'relay'; readonly method: 'relay.pause' | 'relay.resume' | 'session.stop' }
  | { readonly kind: 'desktop'; readonly does: Exclude<DesktopKey, 'full'> };

/** What the system does by itself, in our words. */
export type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'minimize';

export interface MenuItemShown {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly off?: boolean;
  /** Obeyed, and not shown: another key for what stands there. */
  readonly hidden?: true;
  readonly does: MenuAction | { readonly kind: 'role'; readonly role: MenuRole };
}

export interface MenuShown {
  readonly id: string;
  readonly label: string;
  /** A line between the groups. */
  readonly groups: readonly (readonly MenuItemShown[])[];
}

export interface MenuFacts {
  /** null: not told yet. */
  readonly status: Status | null;
  readonly screens: readonly ScreenNamed[];
  readonly mac: boolean;
}

export function menusOf(facts: MenuFacts): readonly MenuShown[] {
  const { menu, app } = desktopWords;
  return [
    ...(facts.mac ? [{ id: 'app', label: app, groups: macGroups() }] : []),
    { id: 'file', label: menu.file, groups: fileGroups(facts) },
    { id: 'edit', label: menu.edit, groups: editGroups() },
    { id: 'view', label: menu.view, groups: viewGroups(facts) },
    { id: 'help', label: menu.help, groups: helpGroups(facts) },
  ];
}

function fileGroups({ status, mac }: MenuFacts): MenuShown['groups'] {
  const { menu } = desktopWords;
  return [
    callItems(status),
    [order('export-shown', menu.exportShown), order('print', menu.print)],
    [order('export-settings', menu.exportSettings), order('import-settings', menu.importSettings)],
    [desktop('close', menu.close), ...(mac ? [] : [desktop('quit', menu.quit)])],
  ];
}

/** Each thing has its own id: who reaches for one must never get another because a call began meanwhile. */
function callItems(status: Status | null): readonly MenuItemShown[] {
  const { menu, tray } = desktopWords;
  const able = status !== null && canCall(status);
  if (status?.session) return [{ id: 'hang-up', label: tray.hangUp, does: { kind: 'relay', method: 'session.stop' } }];
  if (status?.paused)
    return [
      { ...order('send-receive', tray.resumeAndSend), off: !able },
      { id: 'resume', label: tray.resume, does: { kind: 'relay', method: 'relay.resume' } },
    ];
  return [
    { ...order('send-receive', tray.sendReceive), off: !able },
    { id: 'pause', label: menu.pause, off: !able, does: { kind: 'relay', method: 'relay.pause' } },
  ];
}

function editGroups(): MenuShown['groups'] {
  const { menu } = desktopWords;
  return [
    [role('undo', menu.undo, 'CmdOrCtrl+Z'), role('redo', menu.redo, 'Shift+CmdOrCtrl+Z')],
    [
      role('cut', menu.cut, 'CmdOrCtrl+X'),
      role('copy', menu.copy, 'CmdOrCtrl+C'),
      role('paste', menu.paste, 'CmdOrCtrl+V'),
      role('selectAll', menu.selectAll, 'CmdOrCtrl+A'),
    ],
    [order('find', menu.find)],
  ];
}

function viewGroups({ screens, mac }: MenuFacts): MenuShown['groups'] {
  const { menu } = desktopWords;
  const also = (does: 'larger' | 'smaller' | 'usual', keys: string): MenuItemShown => ({
    ...desktop(does, menu[does]),
    id: `${does} ${keys}`,
    keys,
    hidden: true,
  });
  return [
    screens.map(({ key, name }, i) => ({
      id: `screen ${key}`,
      label: name,
      ...keysFor(screenKeys(i)),
      does: { kind: 'screen' as const, key },
    })),
    [
      desktop('larger', menu.larger),
      desktop('smaller', menu.smaller),
      desktop('usual', menu.usual),
      also('larger', 'CmdOrCtrl+='),
      also('larger', 'CmdOrCtrl+numadd'),
      also('smaller', 'CmdOrCtrl+numsub'),
      also('usual', 'CmdOrCtrl+num0'),
    ],
    [role('togglefullscreen', menu.full, mac ? 'Ctrl+Cmd+F' : DESKTOP_KEYS.full)],
  ];
}

function helpGroups({ mac }: MenuFacts): MenuShown['groups'] {
  const { menu } = desktopWords;
  return [
    [order('help-here', menu.helpHere), order('handbook', menu.handbook), order('shortcuts', menu.shortcuts)],
    [order('save-report', menu.saveReport)],
    mac ? [] : [order('about', menu.about)],
  ];
}

function macGroups(): MenuShown['groups'] {
  const { menu } = desktopWords;
  return [
    [order('about', menu.about)],
    [role('hide', menu.hide), role('hideOthers', menu.hideOthers), role('unhide', menu.unhide)],
    [desktop('quit', menu.quit)],
  ];
}

const keysFor = (keys: string | null | undefined): { readonly keys?: string } => (keys ? { keys } : {});

function order(name: WindowOrder, label: string): MenuItemShown {
  const known: Partial<Record<WindowOrder, string>> = ORDER_KEYS;
  return { id: name, label, ...keysFor(known[name]), does: { kind: 'order', order: name } };
}

function desktop(does: Exclude<DesktopKey, 'full'>, label: string): MenuItemShown {
  return { id: does, label, keys: DESKTOP_KEYS[does], does: { kind: 'desktop', does } };
}

function role(name: MenuRole, label: string, keys?: string): MenuItemShown {
  return { id: name, label, ...keysFor(keys), does: { kind: 'role', role: name } };
}

const MOST = 30;
const LONGEST = 80;
const told = z.array(z.object({ key: z.string().max(LONGEST), name: z.string().max(LONGEST) })).max(MOST);

/** What the page calls its screens, as it sent it; anything but a short list of short texts is none. */
export function screensNamed(json: string): readonly ScreenNamed[] {
  try {
    return told.parse(JSON.parse(json));
  } catch {
    return [];
  }
}
