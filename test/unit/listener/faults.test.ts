// B1: a slip of ours while a command is answered, wherever in it, costs the connection it
// came from: 421, the end, and it is told to the guard; others are served on.
import { expect, it, onTestFinished } from 'vitest';
import { rawClient } from '../../support/raw-client';
import type { ListenerDeps } from '../../../src-main/listener/deps';
import { SpoolError } from '../../../src-main/spool/spool-error';
import { openOffice } from './office';

const slip = (): never => {
  throw new RangeError('a slip');
};
/** For what every connection asks. */
const slipOnce = (): (() => boolean) => {
  let done = false;
  return () => done || ((done = true), slip());
};
const later = async (): Promise<never> => slip();
const LOGIN = Buffer.from('\0reception\0secret').toString('base64');
const LETTER = ['EHLO desk', 'MAIL FROM:<me@office.example>', 'RCPT TO:<you@office.example>'] as const;

async function client(deps: Partial<ListenerDeps>) {
  const faults: unknown[] = [];
  const office = await openOffice(
    { remoteTriggered: true, authenticateWithoutTls: true, relay: { allow: ['127.0.0.1/32'] } },
    { ...deps, fault: (error) => void faults.push(error) },
  );
  onTestFinished(() => office.close());
  return { office, faults, line: await rawClient(office.port) };
}

it.each<[string, Partial<ListenerDeps>, readonly string[]]>([
  ['at EHLO', { keepsProtocol: slipOnce(), onAnswered: () => undefined }, ['EHLO desk']],
  [
    'at AUTH, at once',
    { guesses: { attempt: slip } as unknown as ListenerDeps['guesses'] },
    ['EHLO desk', `AUTH PLAIN ${LOGIN}`],
  ],
  [
    'at AUTH, later',
    { guesses: { attempt: later } as unknown as ListenerDeps['guesses'] },
    ['EHLO desk', `AUTH PLAIN ${LOGIN}`],
  ],
  ['at MAIL', { organization: slip }, ['EHLO desk', 'MAIL FROM:<me@office.example>']],
  ['at RCPT', { mayCarry: slip }, LETTER],
  ['at DATA, when the letter is admitted', { admit: slip }, [...LETTER, 'DATA', 'Subject: x\r\n\r\nx\r\n.']],
  [
    'at DATA, while it is counted',
    { onActivity: ({ kind }) => void (kind === 'bytes' && slip()) },
    [...LETTER, 'DATA', 'Subject: x\r\n\r\nx\r\n.'],
  ],
  ['at BDAT', { admit: slip }, [...LETTER, 'BDAT 4 LAST\r\nx: y']],
  ['at ETRN', { etrn: later }, ['EHLO desk', 'ETRN branch.example']],
])('B1: a slip %s ends that connection with 421 and is told; another goes on', async (_, deps, words) => {
  const { office, faults, line } = await client(deps);
  const other = await rawClient(office.port);
  let code = 0;
  for (const word of words) ({ code } = await line.ask(word));
  expect(code).toBe(421);
  expect((await line.reply()).code).toBe(0);
  expect(faults).toEqual([new RangeError('a slip')]);
  expect((await other.ask('NOOP')).code).toBe(250);
  other.close();
});

it('B1: a slip when the letter has been stored does not make its sender send it again: 250, then the end', async () => {
  const { office, faults, line } = await client({ onActivity: ({ kind }) => void (kind === 'accepted' && slip()) });
  for (const word of [...LETTER, 'DATA']) await line.ask(word);
  expect((await line.ask('Subject: x\r\n\r\nx\r\n.')).code).toBe(250);
  expect((await line.reply()).code).toBe(421);
  expect((await line.reply()).code).toBe(0);
  expect(office.items).toHaveLength(1);
  expect(faults).toEqual([new RangeError('a slip')]);
});

it('B1: what a disk or the queue refuses is no fault of that kind: 451, and the connection goes on', async () => {
  const { faults, line } = await client({
    etrn: async () => Promise.reject(new SpoolError('disk', 'it refuses', '/')),
  });
  await line.ask('EHLO desk');
  expect((await line.ask('ETRN branch.example')).code).toBe(451);
  expect((await line.ask('NOOP')).code).toBe(250);
  expect(faults).toEqual([]);
  line.close();
});
