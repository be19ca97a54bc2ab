// What a client says to log in stands nowhere: not in the protocol log, not in the
// diagnostic log, whatever way it says it and wherever it says it by mistake (B9).
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { AnsweredCommand } from '../../../src-main/listener/answered';
import { rawClient } from '../../support/raw-client';
import { openOffice } from './office';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const WORD = 'Tr0ub4dor&3';
const BLOB = base64(`\0reception\0${WORD}`);

describe('B9: nothing of a login is written down, though it is said', () => {
  it.each<readonly [string, readonly string[]]>([
    ['as an initial response', [`AUTH PLAIN ${BLOB}`]],
    ['in small letters and with blanks and tabs', [`auth   plain\t ${BLOB}  `]],
    ['without the name of a mechanism', [`AUTH ${BLOB}`]],
    ['behind a mechanism nobody knows', [`AUTH X-OWN ${BLOB}`]],
    ['grown together with its mechanism', [`AUTH PLAIN=${BLOB}`]],
    ['on a line of its own', ['AUTH PLAIN', BLOB]],
    ['by LOGIN, the name at once', [`AUTH LOGIN ${base64('reception')}`, base64(WORD)]],
    ['by LOGIN, step by step', ['AUTH LOGIN', base64('reception'), base64(WORD)]],
    [
      'once more after it was refused, where a command is expected',
      [`AUTH PLAIN ${base64('\0reception\0wrong')}`, BLOB, base64(WORD), WORD],
    ],
    [
      'behind a line end of another kind, in the midst of another command',
      ['NOOP', 'NOOP x', 'VRFY reception', 'EHLO x', 'MAIL FROM:<a@b.example>', 'ATRN', 'DATA', 'QUIT'].map(
        (said) => `${said}\rAUTH PLAIN ${BLOB}`,
      ),
    ],
    ['as a program of another trade says it', [`PASS ${WORD}`, `LOGIN reception ${WORD}`, `USER reception ${WORD}`]],
  ])('%s', async (_, lines) => {
    const answered: AnsweredCommand[] = [];
    const written: string[] = [];
    const log = createLog(() => 0, { default: 'maximum' });
    log.addSink((line) => written.push(JSON.stringify(line)));
    const office = await openOffice(
      { authenticateWithoutTls: true },
      { log, onAnswered: (command) => answered.push(command) },
    );
    onTestFinished(() => office.close());
    const client = await rawClient(office.port);
    await client.ask('EHLO client.example');
    for (const line of lines) await client.ask(line);
    const all = [JSON.stringify(answered), ...written].join('\n');
    expect(answered.length).toBeGreaterThan(1);
    for (const secret of [WORD, BLOB, base64(WORD), BLOB.replace(/=+$/, '')])
      expect(all.toLowerCase()).not.toContain(secret.toLowerCase());
  });
});
