import { describe, expect, test } from 'vitest';
import { startOf, systemProgram } from '../../../src-main/base/batch-file';

const WINDOWS = { ComSpec: 'C:\\Windows\\System32\\cmd.exe', SystemRoot: 'C:\\Windows' };

describe('E17: on Windows', () => {
  test.each(['C:\\Program Files\\Modem\\dial.cmd', 'dial.BAT'])(
    '%s is handed to cmd.exe, every word in quotes',
    (file) => {
      expect(startOf([file, 'on', 'Büro & Co (1)', ''], 'win32', WINDOWS)).toEqual({
        ok: true,
        program: WINDOWS.ComSpec,
        verbatim: true,
        args: ['/d', '/s', '/c', `""${file}" "on" "Büro & Co (1)" """`],
      });
    },
  );
  test.each(['say "hello"', '%PATH%', 'now!', 'two\r\nlines'])(
    '%j is no word for a batch file, and that is said',
    (word) => {
      expect(startOf(['dial.cmd', word], 'win32', WINDOWS)).toEqual({
        ok: false,
        text: expect.stringContaining('put them into the file itself'),
      });
    },
  );
  test('a program is started as it is, whatever its words', () => {
    expect(startOf(['dial.exe', '%PATH%', '"'], 'win32', WINDOWS)).toEqual({
      ok: true,
      program: 'dial.exe',
      args: ['%PATH%', '"'],
      verbatim: false,
    });
  });
  test('what belongs to Windows is named by its whole path', () => {
    expect(systemProgram('taskkill.exe', {})).toBe('C:\\Windows\\System32\\taskkill.exe');
  });
});

test('elsewhere a file that is called so is a program like any other', () => {
  expect(startOf(['./dial.cmd', '"%"'], 'linux', {})).toEqual({
    ok: true,
    program: './dial.cmd',
    args: ['"%"'],
    verbatim: false,
  });
});
