// A14: the small files beside the mail, each bit of them flipped, and cut, zeroed and
// taken away: what can be read is kept, the damaged file is set aside and told of, and
// the start goes on. Nobody types all passwords again for one bad bit.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { parseRow } from '../../../src-main/config/history-file';
import { openSecrets } from '../../../src-main/config/secrets';
import { openSessions } from '../../../src-main/config/sessions';
import { openSettings } from '../../../src-main/config/settings-store';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { phaseSeconds } from '../../../src-main/contract/views';
import { dialAdvice } from '../../../src-main/diagnose/cases/session-advice';
import { type CostBook, openLedger } from '../../../src-main/link/cost-book';
import { forwardKey } from '../../../src-main/mailboxes/forward-key';
import { heartbeatMark } from '../../../src-main/notices/heartbeat-mark';
import { endedSession } from '../../support/ended-session';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const clock = manualClock();
const DEPS = { clock, log: silentLog };

/** Copies of `bytes` with one bit flipped, at places all over it. */
function* flipped(bytes: Buffer, step = 1): Generator<{ readonly at: number; readonly bad: Buffer }> {
  for (let at = 0; at < bytes.length; at += step) {
    const bad = Buffer.from(bytes);
    bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
    yield { at, bad };
  }
}

async function asides(dir: string): Promise<readonly string[]> {
  return (await readdir(join(dir, 'corrupt')).catch(() => [])).filter((name) => !name.endsWith('.note.json'));
}

describe('A14: secrets.json', () => {
  const PASSWORDS = new Map([
    ['accounts[anna].password', 'Geheim-1 "{}'],
    ['accounts[ben].password', 'Geheim-2'],
    ['links[sat].password', 'Gehëim-3'],
  ]);

  test('A14: with one bad bit anywhere gives every password back, and is set aside and told of', async () => {
    const home = await testFolder();
    await (await openSecrets(home, clock)).put(PASSWORDS);
    const bytes = await readFile(join(home, 'secrets.json'));
    for (const { at, bad } of flipped(bytes, 3)) {
      const dir = join(home, String(at));
      await mkdir(dir);
      await writeFile(join(dir, 'secrets.json'), bad);
      const secrets = await openSecrets(dir, clock);
      for (const [key, text] of PASSWORDS) expect([at, secrets.get(key)]).toEqual([at, text]);
      // A bit in the second of the two costs nothing; it is written anew.
      expect(secrets.problem === null, String(at)).toBe((await asides(dir)).length === 0);
      expect((await openSecrets(dir, clock)).problem).toBeNull();
      expect(JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8'))).toEqual(JSON.parse(bytes.toString()));
      expect(secrets.problem ?? '').not.toContain('Geheim');
    }
  });

  test('A14: that was cut in two gives what stood before the cut', async () => {
    const dir = await testFolder();
    await (await openSecrets(dir, clock)).put(PASSWORDS);
    const text = await readFile(join(dir, 'secrets.json'), 'utf8');
    await writeFile(join(dir, 'secrets.json'), text.slice(0, text.indexOf('Gehëim')));
    const secrets = await openSecrets(dir, clock);
    expect([...PASSWORDS.keys()].map((key) => secrets.get(key))).toEqual(['Geheim-1 "{}', 'Geheim-2', null]);
    expect(secrets.problem).toContain('every password that could be read is kept');
  });

  test('A14: of an older Dialpost, without sums, is taken as it is', async () => {
    const dir = await testFolder();
    await writeFile(
      join(dir, 'secrets.json'),
      JSON.stringify({ version: 1, secrets: { a: { plain: 'x' }, b: { sealed: 'y' } } }),
    );
    const secrets = await openSecrets(dir, clock);
    expect([secrets.get('a'), secrets.has('b'), secrets.problem]).toEqual(['x', true, null]);
  });
});

describe('A14: sessions/*.json', () => {
  const CALL = endedSession({
    id: 'S1',
    dialFault: { trouble: 'busy', by: 'pppd', code: 8, hopeless: false },
    left: { messages: 1, why: 'full' },
    largeLeft: { messages: 1, at: '2026-11-29T10:00:00.000Z' },
    pace: { bytesPerSecond: 1, secondsPerMessage: 2 },
    continuedBy: null,
  });
  /** As the relay reckons with a call at its start, and people see it. */
  const readCall = (call: typeof CALL): unknown => [
    [...call.connectors].join(),
    new Date(call.startedAt).toISOString(),
    new Date(call.endedAt ?? 0).toISOString(),
    phaseSeconds(call).map((seconds) => seconds.toFixed(1)),
    dialAdvice(call).map(({ cause }) => cause.length),
    [call.sent, call.received, call.bytesOut, call.bytesIn, call.cost, call.secondsOnline].map((n) => n.toFixed(1)),
    call.toSend.messages + call.toSend.bytes,
  ];

  test('A14: with one bad bit anywhere is a call that can be reckoned with, or is set aside', async () => {
    const home = await testFolder();
    const sound = await openSessions(home, DEPS);
    for (const id of ['S1', 'S2']) await sound.save({ ...CALL, id, transcript: '> QUIT' });
    const [bytes, other] = await Promise.all(['S1', 'S2'].map((id) => readFile(join(home, 'sessions', `${id}.json`))));
    for (const { at, bad } of flipped(bytes ?? Buffer.alloc(0))) {
      const dir = join(home, String(at));
      await mkdir(join(dir, 'sessions'), { recursive: true });
      await writeFile(join(dir, 'sessions', 'S1.json'), bad);
      await writeFile(join(dir, 'sessions', 'S2.json'), other ?? '');
      const archive = await openSessions(dir, DEPS);
      const { rows } = await archive.list({ offset: 0, limit: 9 });
      const there = rows.map(({ id }) => id);
      expect(there, String(at)).toContain('S2');
      expect([at, there.includes('S1')]).toEqual([at, (await asides(dir)).length === 0]);
      for (const call of rows) expect(readCall(call), String(at)).toHaveLength(7);
      // A bit in the transcript is met when somebody opens it.
      const opened = await archive.get('S1');
      expect([at, opened !== null]).toEqual([at, (await asides(dir)).length === 0]);
      expect((await archive.list({ offset: 0, limit: 9 })).total, String(at)).toBe(opened ? 2 : 1);
    }
  });
});

describe('A14: a line of history/*.jsonl', () => {
  const ROW: HistoryRow = {
    id: '0M5X4Q7KXBZ32W2A',
    at: '2026-11-29T10:00:00.000Z',
    sender: null,
    recipient: 'far@far.example',
    result: 'delivered',
    reply: '250 ok',
    host: 'mail.far.example',
    connector: 'isp',
    session: null,
    bytes: 4000,
    subject: 'tide',
    direction: 'out',
    arrived: '2026-11-29T09:00:00.000Z',
    listener: null,
    putOff: [{ host: 'a', reply: '451', times: 2, first: { at: '2026-11-29T09:30:00.000Z', session: null } }],
    triesUntold: 1,
  };
  /** As it is searched, told and counted. */
  const readRow = (row: HistoryRow): unknown => [
    [row.id, row.recipient, row.reply, row.host, row.connector, row.sender ?? ''].join().toLowerCase(),
    [row.at, row.arrived ?? row.at, ...(row.putOff ?? []).map(({ first }) => first.at)].map((at) =>
      new Date(at).toISOString(),
    ),
    (row.subject ?? '').trim() + String(row.listener ?? '').trim(),
    row.bytes.toFixed(1),
  ];

  test('A14: with any one bit wrong is a row that can be told, or none', () => {
    const bytes = Buffer.from(JSON.stringify(ROW));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const bad = Buffer.from(bytes);
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const row = parseRow(bad.toString());
      if (row) expect(readRow(row), String(bit)).toHaveLength(4);
    }
    expect(parseRow(bytes.toString())).toEqual(ROW);
  });
});

describe('A14: settings.json', () => {
  const document = (name: string): object => ({
    organization: { domains: ['clinic.example'] },
    connectors: [{ id: 'isp', name, route: { kind: 'mailboxes' } }],
  });

  test('A14: with one bad bit beside a sound copy of before: the relay has settings, and whatever does not fit is kept and told of', async () => {
    const home = await testFolder();
    const store = await openSettings(home, DEPS);
    await store.set(document('before'));
    await store.set(document('now'));
    const bytes = await readFile(join(home, 'settings.json'));
    for (const { at, bad } of flipped(bytes, 5)) {
      const dir = join(home, String(at));
      await mkdir(dir);
      await copyFile(join(home, 'settings.json.bak'), join(dir, 'settings.json.bak'));
      await writeFile(join(dir, 'settings.json'), bad);
      const again = await openSettings(dir, DEPS);
      expect([at, again.fault(), again.current()?.connectors.length]).toEqual([at, null, 1]);
      const aside = await asides(dir);
      expect(again.problems().length > 0, String(at)).toBe(aside.length > 0);
      if (aside.length > 0) expect(await readFile(join(dir, 'corrupt', aside[0] ?? ''))).toEqual(bad);
    }
  });

  test('A14: that does not fit, where the copy does not either, is left as it is', async () => {
    const dir = await testFolder();
    for (const name of ['settings.json', 'settings.json.bak']) await writeFile(join(dir, name), '{"organisation":{}}');
    const store = await openSettings(dir, DEPS);
    expect(store.fault()?.issues).not.toEqual([]);
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe('{"organisation":{}}');
  });
});

describe('A14: forward.key', () => {
  test('A14: with one bad bit, cut, zeroed or gone comes back from its copy, and what was damaged is set aside and told of', async () => {
    const home = await testFolder();
    const { key } = await forwardKey(home, clock);
    const bytes = await readFile(join(home, 'forward.key'));
    const all = [
      ...flipped(bytes),
      { at: 'cut', bad: bytes.subarray(0, 20) },
      { at: 'zeros', bad: Buffer.alloc(bytes.length) },
      { at: 'gone', bad: null },
    ];
    for (const { at, bad } of all) {
      const dir = join(home, String(at));
      await mkdir(dir);
      await copyFile(join(home, 'forward.key.bak'), join(dir, 'forward.key.bak'));
      if (bad) await writeFile(join(dir, 'forward.key'), bad);
      const found = await forwardKey(dir, clock);
      expect([at, found.key]).toEqual([at, key]);
      expect([at, found.problem !== null]).toEqual([at, (await asides(dir)).length > 0]);
      expect(await forwardKey(dir, clock)).toEqual({ key, problem: null });
    }
  });

  test('A14: that no copy can mend is replaced, never in silence', async () => {
    const dir = await testFolder();
    const { key } = await forwardKey(dir, clock);
    await rm(join(dir, 'forward.key.bak'));
    await writeFile(
      join(dir, 'forward.key'),
      (await readFile(join(dir, 'forward.key'), 'utf8')).replace(/^./, (first) => (first === '0' ? '1' : '0')),
    );
    const found = await forwardKey(dir, clock);
    expect(found.key).not.toBe(key);
    expect(found.problem).toMatch(
      /set aside as corrupt\/forward-\d+\.key.*forwarded before no longer finds its way back/,
    );
    expect(await asides(dir)).toHaveLength(1);
  });

  test('A14: of an older Dialpost, without a sum, stays the key', async () => {
    const dir = await testFolder();
    await writeFile(join(dir, 'forward.key'), `${'ab'.repeat(32)}\n`);
    expect(await forwardKey(dir, clock)).toEqual({ key: 'ab'.repeat(32), problem: null });
    expect(await forwardKey(dir, clock)).toEqual({ key: 'ab'.repeat(32), problem: null });
  });
});

describe('A14: links.json', () => {
  const call = { startedAt: clock.now(), seconds: 60, bytes: 1000, cost: 2, currency: 'EUR' };
  const open = (dir: string) =>
    openLedger(join(dir, 'links.json'), { ...DEPS, zone: () => 'UTC', currencyOf: () => 'EUR' });
  const paid = (book: CostBook) => ['harbour', 'satellite'].map((link) => book.month(link).costs[0]?.cost ?? 0);

  test('A14: that cannot be read comes back from its copy; without one, every link and day that can be read is kept', async () => {
    const dir = await testFolder();
    const path = join(dir, 'links.json');
    const first = await open(dir);
    await first.book('harbour', call);
    await first.book('satellite', call);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -9));
    const copied = await open(dir);
    expect([paid(copied), copied.damaged === null]).toEqual([[2, 2], false]);
    await rm(`${path}.bak`);
    // The day of the line, and that of what was paid in euros.
    const bad = text.replace('"cost":2', '"cosu":2');
    await writeFile(path, bad.replace('"cost":2', '"cosu":2'));
    clock.advance(1000);
    const kept = await open(dir);
    expect([paid(kept), kept.damaged === null]).toEqual([[0, 2], false]);
    expect((await open(dir)).damaged).toBeNull();
    expect(await asides(dir)).toHaveLength(2);
    for (const name of ['links.json', 'links.json.bak']) await rm(join(dir, name));
    await writeFile(path, bad);
    clock.advance(1000);
    const half = await open(dir);
    expect([paid(half), half.month('harbour').calls, half.damaged === null]).toEqual([[2, 2], 1, false]);
  });
});

test('A14: heartbeat.json that names a day far ahead, or nothing, is set aside and stops no heartbeat', async () => {
  for (const text of [JSON.stringify({ day: '6026-01-05', at: clock.now() }), '\0\0\0', '{"day":5}']) {
    const dir = await testFolder();
    await writeFile(join(dir, 'heartbeat.json'), text);
    const mark = heartbeatMark(dir, clock);
    expect(await mark.take('2026-01-05', clock.now())).toBe(true);
    expect(await asides(dir)).toEqual([`heartbeat-${clock.now()}.json`]);
    expect(await heartbeatMark(dir, clock).take('2026-01-05', clock.now())).toBe(false);
  }
});
