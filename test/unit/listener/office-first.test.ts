// Strangers hold every place, each in the middle of something: whoever comes from one of the
// office's own networks gets in at once, and of the strangers the one who sends least
// leaves. Nothing whole is broken off, and nobody who is logged in.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { office as pop3Office } from '../pop3/office';
import { rememberGuesses } from '../../../src-main/access/guesses';
import { openOffice } from './office';
import { type DoorKind, GREETED, mayGive, showAsStrangers, visit, type Visitor } from './visitors';

beforeEach(showAsStrangers);
afterEach(() => vi.restoreAllMocks());

interface Door {
  readonly port: number;
  readonly clock: ManualClock;
}

async function door(kind: DoorKind, maxConnections: number, more: object = {}): Promise<Door> {
  const clock = manualClock();
  const tls = kind.endsWith('TLS') ? 'implicit' : 'starttls';
  const fields = { tls, maxConnections, authenticateWithoutTls: true, access: { allow: ['0.0.0.0/0'], deny: [] } };
  if (kind.startsWith('POP3')) {
    const { port } = await pop3Office(fields, { clock, guesses: rememberGuesses(clock) });
    // Whoever still waits for his password to be looked at is done then, and the door can be closed.
    onTestFinished(() => clock.advance(600_000));
    return { clock, port };
  }
  const o = await openOffice(fields, { clock, ...more });
  onTestFinished(() => o.close());
  return { clock, port: o.port };
}

const AT_HOME = ['127.0.3.1', '127.0.3.2'];
const plain = (text: string): string => Buffer.from(text).toString('base64');

/** What a stranger does, and what he has heard when he stops in the middle. */
type Steps = readonly (readonly [say: string, answer: RegExp])[];
const HELLO = ['EHLO x\r\n', /250 [^\r]*\r\n$/] as const;
const MAIL = [...[HELLO], ['MAIL FROM:<a@far.example>\r\n', /250/]] as const;
const RCPT = [...MAIL, ['RCPT TO:<postmaster@office.example>\r\n', /250/]] as const;
const NONE = /^/;
const SMTP: Readonly<Record<string, Steps>> = {
  'MAIL said': MAIL,
  'RCPT said': RCPT,
  'in the middle of DATA': [...RCPT, ['DATA\r\n', /354/], ['Subject: x\r\n', NONE]],
  'in the middle of a chunk': [...RCPT, ['BDAT 1000\r\nSubject: x\r\n', NONE]],
  'between two chunks': [...RCPT, ['BDAT 2\r\nS:', /250/]],
  'in the middle of content that is thrown away': [HELLO, ['BDAT 1000\r\nSubject: x\r\n', NONE]],
  'in the middle of a login': [HELLO, ['AUTH LOGIN\r\n', /334/]],
  'waiting for a password to be looked at': [
    HELLO,
    [`AUTH PLAIN ${plain('\0a\0a')}\r\n`, /535/],
    [`AUTH PLAIN ${plain('\0b\0b')}\r\n`, /535/],
    [`AUTH PLAIN ${plain('\0c\0c')}\r\n`, NONE],
  ],
};
const POP3: Readonly<Record<string, Steps>> = {
  'in the middle of a login': [['AUTH PLAIN\r\n', /\+ /]],
  'waiting for a password to be looked at': [
    ['USER a\r\nPASS a\r\n', /-ERR/],
    ['USER b\r\nPASS b\r\n', /-ERR/],
    ['USER c\r\nPASS c\r\n', /password\?/],
  ],
};
const HANDSHAKE = {
  SMTP: [HELLO, ['STARTTLS\r\n', /220/], ['\x16\x03\x01', NONE]],
  POP3: [
    ['STLS\r\n', /\+OK begin/],
    ['\x16\x03\x01', NONE],
  ],
} as const;
const CASES: readonly (readonly [DoorKind, string, Steps])[] = [
  ...(['SMTP', 'SMTP over TLS'] as const).flatMap((kind) =>
    Object.entries(SMTP).map(([what, steps]) => [kind, what, steps] as const),
  ),
  ...(['POP3', 'POP3 over TLS'] as const).flatMap((kind) =>
    Object.entries(POP3).map(([what, steps]) => [kind, what, steps] as const),
  ),
  ['SMTP', 'in the middle of a handshake', HANDSHAKE.SMTP],
  ['POP3', 'in the middle of a handshake', HANDSHAKE.POP3],
];

async function play(visitor: Visitor, steps: Steps): Promise<void> {
  for (const [text, answer] of steps) await visitor.say(text, answer);
}

describe.each(CASES)('%s, all places with strangers, each %s', (kind, _, steps) => {
  it('lets the office in at once, and no further stranger', async () => {
    const { port } = await door(kind, 2);
    const strangers: Visitor[] = [];
    for (let n = 1; n <= 2; n++) {
      const stranger = await visit(kind, port, `127.0.8.${n}`);
      await play(stranger, steps);
      strangers.push(stranger);
    }
    expect(await mayGive(kind, port, '127.0.8.9')).toBe(false);
    for (const address of AT_HOME) expect((await visit(kind, port, address)).heard()).toMatch(GREETED);
    await expect.poll(() => strangers.map(({ closed }) => closed())).toEqual([true, true]);
    expect(await mayGive(kind, port, '127.0.8.10')).toBe(false);
  });
});

describe('SMTP, all places with strangers', () => {
  it('a slow letter that comes goes on; who sends less leaves for the office', async () => {
    const { port, clock } = await door('SMTP', 3);
    const branch = await visit('SMTP', port, '127.0.8.1');
    await play(branch, [...RCPT, ['DATA\r\n', /354/], [`${'x'.repeat(70)}\r\n`.repeat(500), NONE]]);
    const others = [await visit('SMTP', port, '127.0.8.2'), await visit('SMTP', port, '127.0.8.3')];
    for (const other of others) await play(other, [...RCPT, ['DATA\r\n', /354/], ['x\r\n', NONE]]);
    clock.advance(100_000);
    for (const address of AT_HOME) expect((await visit('SMTP', port, address)).heard()).toMatch(GREETED);
    await expect.poll(() => others.map(({ closed }) => closed())).toEqual([true, true]);
    await branch.say('.\r\n', /250 2\.0\.0 queued/);
  });

  it('whoever is logged in is no stranger, in the middle of a letter', async () => {
    const { port, clock } = await door('SMTP', 1);
    const branch = await visit('SMTP', port, '127.0.8.1');
    await play(branch, [
      HELLO,
      [`AUTH PLAIN ${plain('\0reception\0secret')}\r\n`, /235/],
      ...RCPT.slice(1),
      ['DATA\r\n', /354/],
      ['x\r\n', NONE],
    ]);
    clock.advance(100_000);
    expect((await visit('SMTP', port, '127.0.3.1')).heard()).not.toMatch(GREETED);
    await branch.say('.\r\n', /250 2\.0\.0 queued/);
  });

  it('a whole letter is stored, and its sender hears so', async () => {
    let stored: () => void = () => undefined;
    const may = new Promise<void>((resolve) => (stored = resolve));
    let asked = false;
    const { port } = await door('SMTP', 1, {
      admit: () => ({
        id: 'ABC',
        write: async () => undefined,
        abandon: async () => undefined,
        commit: async () => {
          asked = true;
          await may;
          return { id: 'ABC', bytes: 1 };
        },
      }),
    });
    const sender = await visit('SMTP', port, '127.0.8.1');
    await play(sender, [...RCPT, ['DATA\r\n', /354/], ['x: y\r\n\r\nz\r\n.\r\n', NONE]]);
    await expect.poll(() => asked).toBe(true);
    expect((await visit('SMTP', port, '127.0.3.1')).heard()).not.toMatch(GREETED);
    stored();
    await expect.poll(() => sender.heard()).toMatch(/250 2\.0\.0 queued as ABC/);
  });

  it('a letter that lies for a minute gives its place to another stranger; one that comes does not', async () => {
    const { port, clock } = await door('SMTP', 2);
    const [lying, coming] = [await visit('SMTP', port, '127.0.8.1'), await visit('SMTP', port, '127.0.8.2')];
    await play(lying, MAIL);
    await play(coming, [...RCPT, ['DATA\r\n', /354/], [`${'x'.repeat(70)}\r\n`.repeat(50), NONE]]);
    clock.advance(59_000);
    expect(await mayGive('SMTP', port, '127.0.8.3')).toBe(false);
    clock.advance(2_000);
    expect((await visit('SMTP', port, '127.0.8.4')).heard()).toMatch(GREETED);
    expect(await mayGive('SMTP', port, '127.0.8.5')).toBe(false);
    await coming.say('.\r\n', /250 2\.0\.0 queued/);
  });

  it('few strangers with many letters that come keep no other out for longer than a minute', async () => {
    const { port, clock } = await door('SMTP', 5);
    const from = async (address: string): Promise<Visitor> => {
      const one = await visit('SMTP', port, address);
      await play(one, [...RCPT, ['DATA\r\n', /354/], [`${'x'.repeat(70)}\r\n`.repeat(500), NONE]]);
      return one;
    };
    const [many, two, home] = [[] as Visitor[], [] as Visitor[], [] as Visitor[]];
    for (let n = 0; n < 2; n++) many.push(await from('127.0.8.1'));
    two.push(await from('127.0.8.2'));
    for (let n = 0; n < 2; n++) home.push(await from('127.0.3.1'));
    clock.advance(59_000);
    expect(await mayGive('SMTP', port, '127.0.8.3')).toBe(false);
    clock.advance(2_000);
    const branch = await visit('SMTP', port, '127.0.8.4');
    expect(branch.heard()).toMatch(GREETED);
    await expect.poll(() => many.filter(({ closed }) => closed())).toHaveLength(1);
    await branch.say('EHLO x\r\n', HELLO[1]);
    await branch.say(`AUTH PLAIN ${plain('\0reception\0secret')}\r\n`, /235/);
    // Each of the others has what a newcomer would have, or is at home.
    expect(await mayGive('SMTP', port, '127.0.8.5')).toBe(false);
    for (const one of [...many.filter(({ closed }) => !closed()), ...two, ...home])
      await one.say('.\r\n', /250 2\.0\.0 queued/);
  });

  it('who leaves in the middle of STARTTLS gives his place back at once', async () => {
    const { port } = await door('SMTP', 1);
    const gone = await visit('SMTP', port, '127.0.8.1');
    await play(gone, HANDSHAKE.SMTP);
    gone.socket.end();
    await expect
      .poll(async () => GREETED.test((await visit('SMTP', port, '127.0.8.2')).heard()), { timeout: 3_000 })
      .toBe(true);
  });
});
