// The first try on a line that dials itself.
import { expect, test } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import type { Summary } from '../../../src-main/delivery/source';
import { withFirstTry } from '../../../src-main/session/carriers';
import type { Timeouts } from '../../../src-main/smtp/timeouts';
import { manualClock } from '../../support/manual-clock';

const done: Summary = { connections: 1, trouble: null, hosts: ['h:25'] };
const unreachable: Summary = {
  connections: 0,
  trouble: { kind: 'unreachable', host: 'h:25', reply: null, text: 'x' },
  hosts: [],
};
const refused: Summary = {
  connections: 0,
  trouble: { kind: 'password', host: 'h:25', reply: null, text: 'x' },
  hosts: [],
};

async function tries(kind: string, answers: readonly Summary[]): Promise<readonly Partial<Timeouts>[]> {
  const clock = manualClock();
  const seen: Partial<Timeouts>[] = [];
  const link = Link.parse({ id: 'line', kind, dialTimeoutSeconds: 90 });
  const running = withFirstTry(link, clock, new AbortController().signal, (timeouts) => {
    seen.push(timeouts);
    return Promise.resolve(answers[seen.length - 1] ?? done);
  });
  await clock.advanceAsync(10_000);
  await running;
  return seen;
}

test('on demand it is long, and one more follows where nobody was reached', async () => {
  expect(await tries('on-demand', [unreachable, done])).toEqual([{ dns: 90_000, connect: 90_000 }, {}]);
  expect(await tries('on-demand', [unreachable, unreachable])).toHaveLength(2);
});

test('a host that answered is not asked again', async () => {
  expect(await tries('on-demand', [done])).toHaveLength(1);
  expect(await tries('on-demand', [refused])).toHaveLength(1);
});

test('other lines decide at once', async () => {
  expect(await tries('always-on', [unreachable])).toEqual([{}]);
});
