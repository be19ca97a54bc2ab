// Whole notices against the files beside this test, byte for byte. After a wanted
// change: DIALPOST_GOLDEN=write npx vitest run test/golden, and read the diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { writeNotice, type Notice } from '../../src-main/notices/dsn';
import { NOTICES } from './notices';

const PLACE = join(import.meta.dirname, 'notices');
const names = Object.keys(NOTICES);

function known(name: string): Notice {
  const notice = NOTICES[name];
  if (!notice) throw new Error(`there is no notice ${name}`);
  return notice;
}

async function written(name: string): Promise<Buffer> {
  return (await writeNotice(known(name))).content;
}

describe('a notice', () => {
  test.each(names)('%s is the bytes it was', async (name) => {
    const file = join(PLACE, `${name}.eml`);
    const content = await written(name);
    if (process.env.DIALPOST_GOLDEN === 'write') writeFileSync(file, content);
    expect(content.toString('latin1')).toBe(readFileSync(file).toString('latin1'));
  });

  test.each(names)('%s has lines that any mail server takes', async (name) => {
    const { content, body, smtputf8 } = await writeNotice(known(name));
    const lines = content.toString('latin1').split('\r\n');
    expect(lines.filter((line) => line.length > 998 || /[\r\n\0]/.test(line))).toEqual([]);
    expect(lines.at(-1)).toBe('');
    expect(/[\x80-\xff]/.test(content.toString('latin1'))).toBe(body === '8bitmime');
    expect(smtputf8).toBe(name === 'to-greek');
  });

  test.each(names)('%s is read by a mail program', async (name) => {
    const parsed = await simpleParser(await written(name));
    expect(parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(parsed.from?.value[0]?.address).toBe('postmaster@clinic.example');
    expect(parsed.inReplyTo).toBe('<order-1@clinic.example>');
    const first = NOTICES[name]?.recipients[0];
    expect(parsed.text).toContain(first?.address);
    expect(parsed.to).toMatchObject({ value: [{ address: known(name).to }] });
    // It shows a report in ASCII as text, and one with other letters as an attachment.
    const follows = parsed.attachments.filter(({ contentType }) => contentType !== 'message/global-delivery-status');
    expect(follows.length).toBe(name === 'unreadable' ? 0 : 1);
  });
});
