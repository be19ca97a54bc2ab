// What stands wherever the next call is told, in window and tray alike.
import { describe, expect, it } from 'vitest';
import { canCall, nextCallOf, type Status } from '../../../src-main/contract/views';

const call: Status['next'][number] = { connector: 'isp', at: '2026-11-29T20:00:00.000Z', why: 'schedule' };
const connector = (atOnce: boolean) => ({ id: 'isp', name: '', atOnce });

describe('the next call', () => {
  it.each<[string, Status['next'], NonNullable<Status['connectors']>, ReturnType<typeof nextCallOf>]>([
    ['is the first that has a time', [call], [connector(true)], call],
    [
      'comes with a letter, where mail goes as it is handed in',
      [],
      [connector(false), connector(true)],
      'with-a-letter',
    ],
    ['is none where a person must say so', [], [connector(false)], 'none'],
    ['is none that an older relay could tell', [], [{ id: 'isp', name: '' }], 'none'],
  ])('%s', (_, next, connectors, told) => {
    expect(nextCallOf({ next, connectors })).toEqual(told);
  });
});

describe('a call is offered', () => {
  const one = (calls?: boolean) => ({ id: 'isp', name: '', ...(calls === undefined ? {} : { calls }) });
  it.each<[string, Status['connectors'], boolean]>([
    ['where a connector goes out', [one(false), one(true)], true],
    ['not where all are switched off, held for a branch, or mailboxes here', [one(false), one(false)], false],
    ['not where there is none', [], false],
    ['where an older relay names one', [one()], true],
    ['where an older relay names none, but takes mail', undefined, true],
  ])('%s', (_, connectors, offered) => {
    expect(
      canCall({ connectors, listeners: [{ id: '', name: '', address: '', port: 1, state: 'open', error: null }] }),
    ).toBe(offered);
  });
});
