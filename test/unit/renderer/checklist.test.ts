// What stands on the list after setting up, and what takes it off.
import { describe, expect, test } from 'vitest';
import { type Marks, seenDone, stillToDo } from '../../../src-renderer/overview/checklist';

const OPEN: Marks = { dns: 'open', fetched: 'open', called: 'open' };
const NEXT = [{ connector: 'isp', at: '2026-11-29T20:00:00Z', why: 'schedule' }] as const;
const call = (why: 'schedule' | 'person', result: 'ok' | 'failed') => ({ lastSession: { why, result } as never });

describe('still to do', () => {
  test.each([
    ['everything that was begun', OPEN, { mailFetchedAt: null, next: NEXT }, ['dns', 'fetched', 'called']],
    ['nothing that was not begun', {}, { mailFetchedAt: null, next: NEXT }, []],
    ['nothing that is done', { ...OPEN, dns: 'done' }, { mailFetchedAt: null, next: NEXT }, ['fetched', 'called']],
    ['no fetching where that door is closed', OPEN, { next: NEXT }, ['dns', 'called']],
    ['no call where none is planned', OPEN, { mailFetchedAt: null, next: [] }, ['dns', 'fetched']],
    ['nothing while somebody practises', OPEN, { mailFetchedAt: null, next: NEXT, practising: true }, []],
  ] as const)('is %s', (_, marks, status, tasks) => expect(stillToDo(marks, status)).toEqual(tasks));
});

describe('seen to be done', () => {
  test.each([
    ['a mail program that was let in', { mailFetchedAt: '2026-11-29T10:00:00Z' }, ['fetched']],
    ['no mail program yet', { mailFetchedAt: null }, []],
    ['a planned call', call('schedule', 'ok'), ['called']],
    ['no planned call that failed', call('schedule', 'failed'), []],
    ['no call by hand', call('person', 'ok'), []],
  ] as const)('is %s', (_, status, tasks) => expect(seenDone(status)).toEqual(tasks));
});
