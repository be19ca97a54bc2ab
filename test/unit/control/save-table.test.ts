// The tables that a person saves: what stands in them, in which language, and what becomes
// of the file that stood there.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Method } from '../../../src-main/contract/methods';
import type { ShownTable } from '../../../src-main/contract/window/shown-table';
import { saveTable } from '../../../src-main/control/tables/save-table';
import { speak } from '../../../src-main/words/page';
import '../../../src-main/words/languages';

const AT = new Date(2026, 10, 29, 8, 5, 0).toISOString();
const STATUS = {
  connectors: [{ id: 'sat', name: 'Satellite' }],
  links: [{ id: 'phone', name: 'Phone' }],
  sessions: [],
};
const WAITING = {
  id: 'Q1',
  state: 'deferred',
  sender: 'anna@office.example',
  recipients: [{ address: 'b@away.example' }, { address: 'c@away.example' }],
  subject: '=SUM(1)',
  bytes: 1234,
  arrived: AT,
  priority: 'high',
  attempts: 2,
  nextAttempt: null,
  connector: 'sat',
  reason: '450 later, please',
  goes: { at: AT, kind: 'schedule', text: 'the schedule opens then' },
};
const CALL = {
  id: 'S1',
  why: 'schedule',
  connectors: ['sat', 'gone'],
  link: 'phone',
  phase: 'ended',
  startedAt: AT,
  endedAt: AT,
  sent: 3,
  received: 4,
  failed: 1,
  left: { messages: 2, why: 'time was up' },
  bytesOut: 5000,
  bytesIn: 6000,
  secondsOnline: 61,
  cost: 1.25,
  currency: 'EUR',
  result: 'partly',
  error: null,
};
const LETTER = {
  id: 'Q9',
  at: AT,
  direction: 'out',
  subject: 'Stores',
  sender: 'anna@office.example',
  recipient: 'b@away.example',
  result: 'delivered',
  reply: '250 ok',
  host: 'mx:25',
  connector: 'sat',
  session: 'S1',
  bytes: 1234,
};
const QUEUE: ShownTable = { of: 'queue', filter: {}, sort: '-bytes' };
const LETTERS: ShownTable = { of: 'letters', filter: {} };
const CALLS: ShownTable = { of: 'calls' };

/** A relay that knows just this. */
function relayWith(rows: Partial<Record<Method, readonly object[]>>, asked: object[] = []): Caller {
  const call = (method: Method, params: object): Promise<unknown> => {
    if (method === 'status') return Promise.resolve(STATUS);
    asked.push(params);
    const all = rows[method] ?? [];
    const { offset, limit } = Object(params);
    return Promise.resolve({ total: all.length, bytes: 0, rows: all.slice(offset, offset + limit) });
  };
  return { call: call as Caller['call'] };
}

const KNOWN = { 'queue.list': [WAITING], 'session.list': [CALL], 'history.list': [LETTER] } as const;

describe('a table that a person saves', () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dp-table-'));
    path = join(dir, 'table.csv');
    speak('en');
  });
  afterEach(async () => {
    speak('en');
    await rm(dir, { recursive: true });
  });
  const lines = async (): Promise<readonly string[]> => (await readFile(path, 'utf8')).split('\r\n');

  it('of the queue: a row for each message, in the order shown', async () => {
    const asked: object[] = [];
    expect(await saveTable(relayWith(KNOWN, asked), QUEUE, path)).toEqual({ rows: 1, moved: false });
    expect(asked[0]).toEqual({ sort: '-bytes', offset: 0, limit: 1000 });
    expect(await lines()).toEqual([
      '\ufeffArrived,From,To,Subject,Bytes,State,Goes at,Why then,Priority,Tries,Provider,Last word on it,Id',
      `2026-11-29 08:05:00,anna@office.example,"b@away.example, c@away.example",'=SUM(1),1234,Trying again,2026-11-29 08:05:00,the schedule opens then,Urgent,2,Satellite,"450 later, please",Q1`,
      '',
    ]);
  });

  it('of the calls', async () => {
    await saveTable(relayWith(KNOWN), CALLS, path);
    expect(await lines()).toEqual([
      '\ufeffStarted,Ended,Why,Providers,Line,Sent,Received,Failed,Left,Bytes out,Bytes in,Seconds online,Cost,Currency,Result,What went wrong,Id',
      '2026-11-29 08:05:00,2026-11-29 08:05:00,On schedule,"Satellite, gone",Phone,3,4,1,2,5000,6000,61,1.25,EUR,Partly,,S1',
      '',
    ]);
  });

  it('of the letters', async () => {
    await saveTable(relayWith(KNOWN), LETTERS, path);
    expect(await lines()).toEqual([
      '\ufeffWhen,Direction,Subject,From,To,Result,Reply,Bytes,Host,Provider,Call,Id',
      '2026-11-29 08:05:00,Sent,Stores,anna@office.example,b@away.example,Delivered,250 ok,1234,mx:25,Satellite,S1,Q9',
      '',
    ]);
  });

  it('speaks the language of the moment', async () => {
    speak('de');
    await saveTable(relayWith(KNOWN), CALLS, path);
    expect((await lines()).join()).toMatch(/Beginn.Ende.Warum.*Laut Zeiten.*Teilweise/);
  });

  it('has every call under way on top, and once', async () => {
    const live = { ...CALL, id: 'S2', phase: 'sending', endedAt: null };
    const relay = relayWith({ 'session.list': [{ ...live, phase: 'ended' }, CALL] });
    const withLive: Caller = {
      call: ((method: Method, params: object) =>
        method === 'status'
          ? Promise.resolve({ ...STATUS, sessions: [live] })
          : relay.call(method, params)) as Caller['call'],
    };
    await saveTable(withLive, CALLS, path);
    expect((await lines()).slice(1).map((line) => line.replace(/.*,(\w+),,(\w+)$/, '$2 $1'))).toEqual([
      'S2 Sending',
      'S1 Partly',
      '',
    ]);
  });

  it.each(['en', 'de', 'fr'] as const)(
    'replaces a table of its kind, whatever language that is in: %s',
    async (language) => {
      speak(language);
      await saveTable(relayWith({}), QUEUE, path);
      speak('en');
      await saveTable(relayWith(KNOWN), QUEUE, path);
      expect(await lines()).toHaveLength(3);
    },
  );

  it('replaces a table of letters that an older Dialpost saved', async () => {
    await writeFile(
      path,
      '\ufeffat,direction,subject,sender,recipient,result,reply,bytes,host,connector,session,id\r\n',
    );
    await saveTable(relayWith(KNOWN), LETTERS, path);
    expect(await lines()).toHaveLength(3);
  });

  it('replaces no other file, and leaves nothing beside it', async () => {
    await writeFile(path, 'the diary');
    await expect(saveTable(relayWith(KNOWN), QUEUE, path)).rejects.toThrow('a file stands there that is no such table');
    expect(await readFile(path, 'utf8')).toBe('the diary');
    expect(await readdir(dir)).toEqual(['table.csv']);
  });

  it('a folder that is not there, and a relay that goes away half way: a sentence, and no file', async () => {
    const nowhere = join(dir, 'none', 'table.csv');
    await expect(saveTable(relayWith(KNOWN), QUEUE, nowhere)).rejects.toThrow(
      /The table could not be saved as .*table\.csv: .*Choose another place/,
    );
    const many = Array.from({ length: 1500 }, (_, i) => ({ ...WAITING, id: `Q${i}` }));
    const whole = relayWith({ 'queue.list': many });
    const going: Caller = {
      call: ((method: Method, params: object) =>
        Object(params).offset > 0 ? Promise.reject(new Error('gone')) : whole.call(method, params)) as Caller['call'],
    };
    await expect(saveTable(going, QUEUE, path)).rejects.toThrow('The table could not be saved');
    expect(await readdir(dir)).toEqual([]);
  });

  it('says where the queue moved while it was written', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ ...WAITING, id: `Q${i}` }));
    const whole = relayWith({ 'queue.list': many });
    const moving: Caller = {
      call: ((method: Method, params: object) => {
        if (Object(params).offset > 0 && many.length === 1500) many.splice(0, 10);
        return whole.call(method, params);
      }) as Caller['call'],
    };
    expect(await saveTable(moving, QUEUE, path)).toEqual({ rows: 1500, moved: true });
  });
});
