import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageChosen, languageIn } from '../../../src-main/config/language';
import { testFolder } from '../../support/folders';

async function folderWith(settings: string | Buffer): Promise<string> {
  const dir = await testFolder();
  writeFileSync(join(dir, 'settings.json'), settings);
  return dir;
}

describe('the language a folder is spoken to in, before its settings were judged', () => {
  test('is the one that its settings say, also where Notepad wrote them', async () => {
    expect(languageIn(await folderWith('{"language":"en-XA"}'))).toBe('en-XA');
    expect(languageIn(await folderWith(Buffer.from('\ufeff{"language":"en"}', 'utf16le')))).toBe('en');
  });

  test('does not wait for the rest of the settings to be right', async () => {
    expect(languageIn(await folderWith('{"language":"en-XA","listeners":7,"version":900}'))).toBe('en-XA');
  });

  test.each(['', '{"language":', 'null', '[]', '"en-XA"', '{}', '{"language":"tlh"}', '{"language":["en-XA"]}'])(
    'is the person’s own where the file says %s',
    async (text) => {
      expect(languageIn(await folderWith(text))).toBe('system');
    },
  );

  test('is the person’s own where there is no file, no folder, or what cannot be read', async () => {
    const dir = await testFolder();
    expect([languageIn(dir), languageIn(join(dir, 'none')), languageIn('\0')]).toEqual(['system', 'system', 'system']);
    mkdirSync(join(dir, 'settings.json'));
    expect(languageIn(dir)).toBe('system');
    expect(languageIn(await folderWith(Buffer.from([0xff, 0xfe, 0xff])))).toBe('system');
  });
});

test('a document that says nothing of the language is told from one that wants the person’s own', () => {
  expect([languageChosen({ language: 'system' }), languageChosen({}), languageChosen(null)]).toEqual([
    'system',
    null,
    null,
  ]);
});
