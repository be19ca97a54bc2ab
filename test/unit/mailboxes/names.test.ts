// No address, however made, names a place outside or another's mailbox.
import { basename, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailboxPlace, safeName } from '../../../src-main/mailboxes/names';

describe('a folder name', () => {
  it.each([
    ['anna', 'anna'],
    ['Anna.Berg+boat', 'anna.berg+boat'],
    ['..', '%2E%2E'],
    ['.', '%2E'],
    ['.hidden', '%2Ehidden'],
    ['trailing.', 'trailing%2E'],
    ['a/b', 'a%2Fb'],
    ['a\\b', 'a%5Cb'],
    ['a:b', 'a%3Ab'],
    ['c%2e', 'c%252e'],
    ['CON', '%63on'],
    ['nul.txt', '%6Eul.txt'],
    ['com1', '%63om1'],
    ['com10', 'com10'],
    ['console', 'console'],
    ['jörg', 'j%C3%B6rg'],
    ['a b', 'a%20b'],
    ['a~b', 'a%7Eb'],
    ['\0', '%00'],
  ])('%j becomes %j', (text, name) => expect(safeName(text)).toBe(name));

  it('is one step of a path, whatever goes in', () => {
    for (const text of [
      '../../etc/passwd',
      '..\\..\\windows',
      '/abs',
      'c:\\x',
      '~root',
      'x'.repeat(5000),
      '%'.repeat(100),
    ]) {
      const name = safeName(text);
      expect(basename(name)).toBe(name);
      expect(normalize(join('/base', name))).toBe(join('/base', name));
      expect(name.length).toBeLessThanOrEqual(180);
      expect(name).toMatch(/^[a-z0-9%][a-zA-Z0-9._+%~-]*$/);
    }
  });

  it('tells long names apart that begin alike', () => {
    expect(safeName(`${'x'.repeat(500)}1`)).not.toBe(safeName(`${'x'.repeat(500)}2`));
  });
});

describe('a mailbox', () => {
  it('is the same for every spelling of the case', () => {
    expect(mailboxPlace('Anna@Office.EXAMPLE', 'x.example')).toEqual(mailboxPlace('anna@office.example', 'x.example'));
  });
  it('is the same with quotes and without', () => {
    expect(mailboxPlace('"an\\na"@office.example', 'x.example')?.folders).toEqual(['office.example', 'anna']);
    expect(mailboxPlace('""@office.example', 'x.example')).toBeNull();
  });
  it('of <postmaster> lies in our own domain', () => {
    expect(mailboxPlace('Postmaster', 'office.example')?.folders).toEqual(['office.example', 'postmaster']);
  });
  it('does not exist for what is no address', () => {
    expect(mailboxPlace('nobody', 'office.example')).toBeNull();
  });
});
