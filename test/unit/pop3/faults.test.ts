// B1: a slip of ours while a mail program is answered costs its connection: -ERR, the end,
// and it is told to the guard; others are served on. Trouble with a disk is no slip.
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Pop3Deps } from '../../../src-main/pop3/deps';
import { client, letter, office } from './office';

const slip = (): never => {
  throw new RangeError('a slip');
};
const ENTER = ['USER anna', 'PASS secret'] as const;

it.each<[string, Partial<Pop3Deps>, readonly string[]]>([
  ['at the login', { logIn: slip }, ENTER],
  ['at the login, later', { guesses: { attempt: async () => slip() } }, ENTER],
  ['at QUIT', { removed: slip }, [...ENTER, 'DELE 1', 'QUIT']],
])('B1: a slip %s ends that connection with -ERR and is told; another goes on', async (_, deps, words) => {
  const faults: unknown[] = [];
  const { port, folder } = await office({}, { ...deps, fault: (error) => void faults.push(error) });
  await letter(folder, '1', 'Subject: x\r\n\r\nx\r\n');
  const [line, other] = [await client(port), await client(port)];
  let said = '';
  for (const word of words) said = await line.ask(word);
  expect(said).toMatch(/^-ERR \[SYS\/TEMP\] A fault of ours ends this connection/);
  expect(await line.line()).toBe('');
  expect(line.closed()).toBe(true);
  expect(faults).toEqual([new RangeError('a slip')]);
  expect(await other.ask('CAPA')).toMatch(/^\+OK/);
});

it('B1: a mailbox that cannot be read is told to the client alone, and the connection goes on', async () => {
  const faults: unknown[] = [];
  const { port, folder } = await office({}, { fault: (error) => void faults.push(error) });
  await letter(folder, '1', 'Subject: x\r\n\r\nx\r\n');
  const line = await client(port);
  for (const word of ENTER) await line.ask(word);
  await rm(folder, { recursive: true });
  expect(await line.ask('RETR 1')).toMatch(/^-ERR/);
  expect(await line.ask('NOOP')).toMatch(/^\+OK/);
  expect(faults).toEqual([]);
});
