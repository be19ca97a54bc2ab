// Dialpost's own client and the practice provider understand one another: what is
// sent arrives byte for byte in every manner, and its naughty names mean what they say.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { Behaviour } from '../../../src-main/practice/behaviour';
import { type Kept, type Practice, startPractice } from '../../../src-main/practice/provider';
import { idsOf, routeTo, send } from '../../support/sending';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';

const running: Practice[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function provider(behaviour: Behaviour = {}): Promise<{ practice: Practice; kept: Kept[] }> {
  const kept: Kept[] = [];
  const practice = await startPractice({
    port: 0,
    deliverTo: () => null,
    clock: systemClock,
    log: silentLog,
    behaviour,
    keep: (m) => kept.push(m),
  });
  running.push(practice);
  return { practice, kept };
}

describe.each<[string, Behaviour]>([
  ['chunked', {}],
  ['pipelined', { noChunking: true }],
  ['in lock-step', { noChunking: true, noPipelining: true }],
])('%s', (_, behaviour) => {
  it('sixty letters arrive byte for byte', async () => {
    const { practice, kept } = await provider(behaviour);
    const texts = new Map(
      idsOf(60).map((id, i) => [id, Buffer.concat([textOf(id, 100 + i * 97), Buffer.from('.\r\n..x\r\n')])]),
    );
    const source = sourceOf([...texts].map(([id, text]) => offer(id, { text })));
    expect((await send(routeTo([practice]), source)).trouble).toBeNull();
    expect(source.settled.every(({ outcomes }) => outcomes.every((o) => o.result === 'delivered'))).toBe(true);
    const sorted = (all: Iterable<Buffer>): string[] => [...all].map((b) => b.toString('latin1')).sort();
    expect(sorted(kept.map((m) => m.content))).toEqual(sorted(texts.values()));
  });

  it('each name that refuses hits its own recipient only', async () => {
    const { practice, kept } = await provider(behaviour);
    const names = ['refuse', 'later', 'full', 'anna'].map((name) => `${name}@practice.example`);
    const [id = ''] = idsOf(1);
    const source = sourceOf([offer(id, { recipients: names.map(recipient) })]);
    await send(routeTo([practice]), source);
    const results = Object.fromEntries(
      source.outcomesOf(id).map((o) => [o.address.split('@')[0], [o.result, o.status]]),
    );
    expect(results).toMatchObject({
      refuse: ['failed', '5.1.1'],
      later: ['deferred', '4.2.0'],
      anna: ['delivered', null],
    });
    expect(kept.map((m) => m.recipients)).toEqual([['anna@practice.example']]);
  });
});
