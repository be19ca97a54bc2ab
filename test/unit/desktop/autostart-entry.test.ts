// The file that starts the app at login, as the Desktop Entry Specification wants it.
import { expect, test } from 'vitest';
import { autostartEntry, programToStart } from '../../../src-main/desktop/login/autostart-entry';

const lines = (program: string): readonly string[] => autostartEntry(program, ['--hidden']).split('\n');

test('it starts the program, and nothing once the program is gone', () => {
  expect(lines('/opt/Dialpost/dialpost')).toEqual(
    expect.arrayContaining([
      '[Desktop Entry]',
      'Exec="/opt/Dialpost/dialpost" --hidden',
      'TryExec=/opt/Dialpost/dialpost',
    ]),
  );
});

test('an odd path is quoted, its percent sign is no field code, and backslashes are doubled once more', () => {
  expect(lines('/home/a b/100% $mine')).toContain('Exec="/home/a b/100%% \\\\$mine" --hidden');
  expect(lines('/home/a\\b')).toEqual(
    expect.arrayContaining(['Exec="/home/a\\\\\\\\b" --hidden', 'TryExec=/home/a\\\\b']),
  );
});

test.each([
  [
    'the AppImage, not the mount it runs from',
    '/tmp/.mount_DialpoX1/dialpost',
    { APPIMAGE: '/home/a/Dialpost.AppImage', APPDIR: '/tmp/.mount_DialpoX1' },
    '/home/a/Dialpost.AppImage',
  ],
  [
    'the program itself where another AppImage started it',
    '/opt/Dialpost/dialpost',
    { APPIMAGE: '/home/a/Terminal.AppImage', APPDIR: '/tmp/.mount_TermX2' },
    '/opt/Dialpost/dialpost',
  ],
  ['the program itself where there is none', '/opt/Dialpost/dialpost', {}, '/opt/Dialpost/dialpost'],
])('D11: a login starts %s', (_, running, environment, program) => {
  expect(programToStart(running, environment)).toBe(program);
});
