// A hundred strangers hold all places, each from an address of its own and with a letter that
// comes well. None of theirs is broken off, and yet a branch gets in at once: it is greeted,
// and has a moment to log in. Whoever does not is told to come again, as before.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { openOffice } from './office';
import { type DoorKind, GREETED, mayGive, showAsStrangers, visit, type Visitor } from './visitors';

beforeEach(showAsStrangers);
afterEach(() => vi.restoreAllMocks());

const HELLO = ['EHLO x\r\n', /250 [^\r]*\r\n$/] as const;
const LOGIN = `AUTH PLAIN ${Buffer.from('\0reception\0secret').toString('base64')}\r\n`;
const MAIL = ['MAIL FROM:<a@far.example>\r\n', /250 2\.1\.0/] as const;
const LETTER = [
  MAIL,
  ['RCPT TO:<postmaster@office.example>\r\n', /250/],
  ['DATA\r\n', /354/],
  [`${'x'.repeat(70)}\r\n`.repeat(100), /^/],
] as const;

interface Full {
  readonly port: number;
  readonly clock: ManualClock;
  readonly strangers: readonly Visitor[];
}

async function play(visitor: Visitor, steps: readonly (readonly [string, RegExp])[]): Promise<void> {
  for (const [text, answer] of steps) await visitor.say(text, answer);
}

/** All places taken, from 203.0.113.1 on, by letters that come; the last word of each is to come. */
async function full(kind: DoorKind, places: number, more: object = {}, from = '127.0.8.'): Promise<Full> {
  const clock = manualClock();
  const tls = kind.endsWith('TLS') ? 'implicit' : 'none';
  const access = { allow: ['0.0.0.0/0'], deny: [] };
  const fields = { tls, maxConnections: places, authenticateWithoutTls: true, access, ...more };
  const o = await openOffice(fields, { clock });
  onTestFinished(() => o.close());
  const strangers = await Promise.all(Array.from({ length: places }, (_, n) => visit(kind, o.port, `${from}${n + 1}`)));
  await Promise.all(strangers.map((one) => play(one, [HELLO, ...LETTER])));
  return { port: o.port, clock, strangers };
}

/** Every letter under way is taken. */
async function finish(strangers: readonly Visitor[]): Promise<void> {
  await Promise.all(strangers.map((one) => one.say('.\r\n', /250 2\.0\.0 queued/)));
}

describe.each(['SMTP', 'SMTP over TLS'] as const)('%s, all places with letters that come', (kind) => {
  it('a branch logs in at once and sends; each letter under way is taken', async () => {
    const { port, strangers } = await full(kind, 100);
    const branch = await visit(kind, port, '127.0.8.201');
    expect(branch.heard()).toMatch(GREETED);
    await play(branch, [HELLO, [LOGIN, /235/], ...LETTER, ['.\r\n', /250 2\.0\.0 queued/]]);
    await finish(strangers);
  });

  it('who begins a letter without a login is told to log in or to come again', async () => {
    const { port, strangers } = await full(kind, 5);
    expect(await mayGive(kind, port, '127.0.8.201')).toBe(false);
    const [first] = strangers;
    first?.socket.destroy();
    await expect.poll(() => mayGive(kind, port, '127.0.8.202')).toBe(true);
    await finish(strangers.slice(1));
  });
});

describe('SMTP, all places with letters that come', () => {
  it('who came to log in and waits until a place is free may begin without', async () => {
    const { port, strangers } = await full('SMTP', 5);
    const stranger = await visit('SMTP', port, '127.0.8.201');
    await play(stranger, [HELLO]);
    const [first] = strangers;
    await first?.say('.\r\n', /250 2\.0\.0 queued/);
    await first?.say('QUIT\r\n', /221/);
    await play(stranger, [MAIL]);
  });

  it('who does not log in leaves after 20 seconds, for the next', async () => {
    const { port, clock } = await full('SMTP', 5);
    const idle = [await visit('SMTP', port, '127.0.8.201'), await visit('SMTP', port, '127.0.8.202')];
    for (const one of idle) expect(one.heard()).toMatch(GREETED);
    expect((await visit('SMTP', port, '127.0.8.203')).heard()).not.toMatch(GREETED);
    clock.advance(21_000);
    await expect.poll(() => idle.map(({ closed }) => closed())).toEqual([true, true]);
    for (const { heard } of idle) expect(heard()).toMatch(/\r\n421 4\.7\.0 Too many connections here/);
    expect((await visit('SMTP', port, '127.0.8.204')).heard()).toMatch(GREETED);
  });

  it('who is logged in stays, and holds a place of those for logins', async () => {
    const { port, clock } = await full('SMTP', 5);
    const branches = [await visit('SMTP', port, '127.0.8.201'), await visit('SMTP', port, '127.0.8.202')];
    for (const branch of branches) await play(branch, [HELLO, [LOGIN, /235/]]);
    clock.advance(30_000);
    expect((await visit('SMTP', port, '127.0.8.203')).heard()).not.toMatch(GREETED);
    for (const branch of branches) await play(branch, [MAIL]);
  });

  it('who has a letter under way gets none of these places; a second device of a branch does', async () => {
    const { port } = await full('SMTP', 5);
    for (let n = 1; n <= 5; n++) expect((await visit('SMTP', port, `127.0.8.${n}`)).heard()).not.toMatch(GREETED);
    const phone = await visit('SMTP', port, '127.0.8.201');
    await play(phone, [HELLO]);
    const branch = await visit('SMTP', port, '127.0.8.201');
    await play(branch, [HELLO, [LOGIN, /235/]]);
  });

  it('where nobody can log in, or the office fills its own door, full is full', async () => {
    const off = await full('SMTP', 2, { authentication: 'off' });
    expect((await visit('SMTP', off.port, '127.0.8.201')).heard()).toMatch(/^421 /);
    const clear = await full('SMTP', 2, { authenticateWithoutTls: false });
    expect((await visit('SMTP', clear.port, '127.0.8.201')).heard()).toMatch(/^421 /);
    const own = await full('SMTP', 2, {}, '127.0.3.');
    expect((await visit('SMTP', own.port, '127.0.8.201')).heard()).toMatch(/^421 /);
    const home = await full('SMTP', 2, {}, '127.0.3.');
    expect((await visit('SMTP', home.port, '127.0.3.201')).heard()).toMatch(/^421 /);
  });
});
