// The window's menu: everything a program's menu holds, nothing of Electron's that drops
// what was typed, and what is pressed is what was meant.
import { describe, expect, test } from 'vitest';
import { DESKTOP_KEYS, ORDER_KEYS, WINDOW_ORDERS } from '../../../src-main/contract/window/orders';
import { type MenuFacts, type MenuItemShown, menusOf, screensNamed } from '../../../src-main/desktop/menu-items';
import { SESSION, STATUS } from '../../desktop/support/stage';

const SCREENS = Array.from({ length: 11 }, (_, i) => ({ key: `s${i}`, name: `Screen ${i}` }));
const items = (facts: Partial<MenuFacts> = {}): readonly MenuItemShown[] =>
  menusOf({ status: STATUS, screens: SCREENS, mac: false, ...facts }).flatMap(({ groups }) => groups.flat());
const find = (id: string, facts: Partial<MenuFacts> = {}) => items(facts).find((item) => item.id === id);

describe('the menu', () => {
  test('has File, Edit, View and Help', () => {
    const names = (mac: boolean) => menusOf({ status: null, screens: [], mac }).map(({ label }) => label);
    expect(names(false)).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(names(true)).toEqual(['Dialpost', 'File', 'Edit', 'View', 'Help']);
  });
  test('offers every order and everything the window does, on a Mac too, each once', () => {
    for (const mac of [false, true]) {
      const ids = items({ mac }).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
      expect(ids).toEqual(expect.arrayContaining([...WINDOW_ORDERS, 'close', 'quit', 'larger', 'smaller', 'usual']));
    }
  });
  test('never reloads, and opens no tools', () => {
    const roles = items().flatMap(({ does }) => (does.kind === 'role' ? [does.role] : []));
    expect(roles).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen']);
  });
  test('has each key once, as the table has it', () => {
    const keys = items().flatMap((item) => item.keys ?? []);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toEqual(expect.arrayContaining([...Object.values(ORDER_KEYS), ...Object.values(DESKTOP_KEYS)]));
  });
  test('lists the screens as the page names them; the first nine have a key', () => {
    const screens = items().filter(({ id }) => id.startsWith('screen '));
    expect(screens.map(({ label }) => label)).toEqual(SCREENS.map(({ name }) => name));
    expect(screens.map(({ keys }) => keys)).toEqual([
      ...Array.from({ length: 9 }, (_, i) => `CmdOrCtrl+${i + 1}`),
      undefined,
      undefined,
    ]);
  });
});

describe('what goes online', () => {
  test('is off where nothing is set up or nothing is told yet', () => {
    const off = (facts: Partial<MenuFacts>) => find('send-receive', facts)?.off;
    expect([off({}), off({ status: null }), off({ status: { ...STATUS, connectors: [] } })]).toEqual([
      false,
      true,
      true,
    ]);
  });
  test('is Hang up during a call, under an id of its own', () => {
    const online = { status: { ...STATUS, session: SESSION } };
    expect([find('hang-up', online)?.label, find('send-receive', online), find('pause', online)]).toEqual([
      'Hang up',
      undefined,
      undefined,
    ]);
  });
  test('resumes as well while paused', () => {
    const paused = { status: { ...STATUS, paused: true } };
    expect([find('send-receive', paused)?.label, find('resume', paused)?.label, find('pause', paused)]).toEqual([
      'Resume and send',
      'Resume',
      undefined,
    ]);
  });
});

describe('the screens that the page tells', () => {
  test('are taken as told', () => expect(screensNamed(JSON.stringify(SCREENS))).toEqual(SCREENS));
  test.each(['', '{', '7', '[1]', '[{"key":"a"}]', JSON.stringify(Array.from({ length: 31 }, () => SCREENS[0]))])(
    'and are none where something else is told: %s',
    (json) => expect(screensNamed(json)).toEqual([]),
  );
});
