// A press and the key it is meant to be, on every keyboard, and how the key is written.
import { describe, expect, test } from 'vitest';
import { isPressed, keyText } from '../../../src-renderer/orders/keys';

const press = (key: string, ...held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('a press', () => {
  test.each([
    ['CmdOrCtrl+K', press('k', 'ctrl'), 'linux', true],
    ['CmdOrCtrl+K', press('K', 'ctrl'), 'linux', true],
    ['CmdOrCtrl+K', press('k', 'meta'), 'darwin', true],
    ['CmdOrCtrl+K', press('k', 'ctrl'), 'darwin', false],
    ['CmdOrCtrl+K', press('k', 'meta'), 'linux', false],
    ['CmdOrCtrl+K', press('k', 'ctrl', 'shift'), 'linux', false],
    // AltGr is Ctrl+Alt on Windows: a letter typed, not a key pressed.
    ['CmdOrCtrl+K', press('k', 'ctrl', 'alt'), 'win32', false],
    ['CmdOrCtrl+K', press('k'), 'linux', false],
    ['CmdOrCtrl+1', press('1', 'ctrl'), 'linux', true],
    ['F9', press('F9'), 'linux', true],
    ['F9', press('F9', 'shift'), 'linux', false],
    // "?" is Shift+/ here, Shift+ß there.
    ['?', press('?', 'shift'), 'linux', true],
    ['?', press('?'), 'linux', true],
    ['?', press('?', 'ctrl', 'shift'), 'linux', false],
  ] as const)('%s by %j on %s: %s', (keys, pressed, platform, meant) => {
    expect(isPressed(keys, pressed, platform)).toBe(meant);
  });
});

test('is written as the keyboard has it', () => {
  expect(['CmdOrCtrl+K', 'CmdOrCtrl+Plus', 'F9', '?', 'Escape'].map((keys) => keyText(keys, 'linux'))).toEqual([
    'Ctrl+K',
    'Ctrl++',
    'F9',
    '?',
    'Esc',
  ]);
  expect(keyText('Shift+CmdOrCtrl+K', 'darwin')).toBe('⇧⌘K');
});
