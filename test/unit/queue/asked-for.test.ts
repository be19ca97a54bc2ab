// What a call asks for beyond what is due: letters by name, put-off ones before their time.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attempt, envelope, outcome, put, startRig, type Rig } from './rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

const LARGE = `Subject: large\r\n\r\n${'x'.repeat(1_200_000)}`;
const taken = (ask: Parameters<Rig['queue']['take']>[0]): string[] => {
  const subjects: string[] = [];
  for (let one = rig.queue.take(ask); one; one = rig.queue.take(ask)) subjects.push(one.item.subject);
  return subjects;
};

describe('letters that are named', () => {
  test('go whatever their size, alone or along with what goes anyway', async () => {
    await put(rig.queue, undefined, 'Subject: usual\r\n\r\n');
    const large = await put(rig.queue, undefined, LARGE);
    await put(rig.queue, undefined, LARGE.replace('large', 'other'));
    const call = rig.queue.callFor();
    call.name([large.id, 'nobody']);
    const only = { connector: 'isp', named: 'only' } as const;
    const too = { connector: 'isp', oversize: false, named: 'too' } as const;
    expect([rig.queue.due('isp', only), rig.queue.due('isp', too)].map((due) => due.messages)).toEqual([1, 2]);
    expect(rig.queue.due('isp', { oversize: true }).messages).toBe(2); // a name makes no difference to who does not ask
    expect(taken(too)).toEqual(['usual', 'large']);
  });

  test('are as they were when the call is over', async () => {
    const large = await put(rig.queue, undefined, LARGE);
    const [call, other] = [rig.queue.callFor(), rig.queue.callFor()];
    [call, other].forEach((one) => one.name([large.id]));
    call.over();
    expect(rig.queue.due('isp', { named: 'only' }).messages).toBe(1); // the other call still means it
    other.over();
    expect(rig.queue.due('isp', { named: 'only' }).messages).toBe(0);
    expect(rig.queue.due('isp').messages).toBe(1);
  });
});

describe('letters that another call means already', () => {
  test('are named by it at once, and are as they were when both are over, however often each says so', async () => {
    const large = await put(rig.queue, undefined, LARGE);
    const [start, call, other] = [rig.queue.callFor(), rig.queue.callFor(), rig.queue.callFor()];
    const named = (): number => rig.queue.due('isp', { named: 'only' }).messages;
    start.name([large.id]);
    call.name([large.id], start);
    other.name([large.id], start);
    await start.overInTurns();
    expect(named()).toBe(1);
    call.over();
    call.over();
    expect(named()).toBe(1);
    other.over();
    expect(named()).toBe(0);
    expect(rig.queue.due('isp', { oversize: true }).messages).toBe(1);
  });
});

describe('what a call would mean', () => {
  test('is counted as a call would count it, beside what others have named, and changes nothing', async () => {
    const ids: string[] = [];
    for (const [i, text] of [LARGE, 'Subject: a\r\n\r\n', LARGE, LARGE, 'Subject: b\r\n\r\n'].entries())
      ids.push((await put(rig.queue, i === 4 ? ['x@office.example'] : undefined, text)).id);
    await attempt(rig.queue, 'deferred');
    const other = rig.queue.callFor();
    other.name([ids[2]!, ids[3]!]);
    const questions = [undefined, 'too', 'only'].flatMap((named) =>
      [undefined, true, false].flatMap((oversize) =>
        [undefined, Number.POSITIVE_INFINITY].map((at) => ({ named, oversize, at }) as const),
      ),
    ) as Parameters<Rig['queue']['due']>[1][];
    const answers = (mail: Pick<Rig['queue'], 'due'>) =>
      questions.flatMap((ask) => ['isp', 'office', 'nobody'].map((connector) => mail.due(connector, ask)));
    const before = answers(rig.queue);
    const wanted = [ids[0]!, ids[0]!, ids[2]!, ids[4]!, 'nobody'];
    const asIf = rig.queue.asIfNamed();
    asIf.name(wanted);
    const would = answers(asIf);
    expect(answers(rig.queue)).toEqual(before);
    const call = rig.queue.callFor();
    call.name(wanted);
    expect(would).toEqual(answers(rig.queue));
    expect(would).not.toEqual(before);
  });
});

describe('letters that were put off', () => {
  test('are due while a call wakes them, and afterwards at their own time, with nothing counted', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const before = rig.queue.row(item.id);
    const call = rig.queue.callFor();
    call.wake('office', {});
    expect(rig.queue.due('isp').messages).toBe(0);
    call.wake('isp', {});
    expect([rig.queue.due('isp').messages, rig.queue.dueAt('isp')]).toEqual([1, null]);
    call.over();
    expect(rig.queue.due('isp').messages).toBe(0);
    expect(rig.queue.row(item.id)).toEqual(before);
  });

  test('one that is put off again is not tried again in that call', async () => {
    await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const call = rig.queue.callFor();
    call.wake('isp', {});
    expect(await attempt(rig.queue, 'deferred')).not.toBeNull();
    expect(await attempt(rig.queue, 'deferred')).toBeNull();
    call.wake('isp', {}); // a person said so once more
    expect(rig.queue.due('isp').messages).toBe(1);
  });

  test('one in doubt that nobody has put off again may go at once, also in that call', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const call = rig.queue.callFor();
    call.wake('isp', {});
    const mine = rig.queue.take({ connector: 'isp' });
    if (!mine) throw new Error('the call has woken it');
    const unheard = { ...outcome('a@there.example', 'deferred', 'closed'), cause: { kind: 'reply-unknown' } } as const;
    await rig.queue.settle(mine, [{ ...unheard, asBefore: true }], { session: 's1', connector: 'isp' });
    expect(rig.queue.due('isp').messages).toBe(1);
    call.over();
    expect(rig.queue.due('isp').messages).toBe(0);
    await rig.reopen();
    expect(rig.queue.row(item.id)?.reason).toContain('reply unknown: closed');
  });

  test('only those are woken that are asked for: of their size, or named', async () => {
    await put(rig.queue);
    const large = await put(rig.queue, undefined, LARGE);
    await attempt(rig.queue, 'deferred');
    await attempt(rig.queue, 'deferred');
    const call = rig.queue.callFor();
    call.wake('isp', { oversize: false });
    expect(rig.queue.due('isp').messages).toBe(1);
    call.name([large.id]);
    call.wake('isp', { named: 'only' });
    expect(rig.queue.due('isp').messages).toBe(2);
  });
});

test('twenty thousand named letters are taken one by one in no time that shows', async () => {
  for (let i = 0; i < 200; i++) {
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const admission = rig.queue.admit(envelope());
        await admission.write(Buffer.from('Subject: one\r\n\r\n'));
        await admission.commit();
      }),
    );
  }
  const ids = rig.queue.select({ all: true });
  const began = performance.now();
  const call = rig.queue.callFor();
  call.name(ids);
  let went = 0;
  while (rig.queue.take({ connector: 'isp', named: 'only' })) {
    went += 1;
    rig.queue.due('isp', { named: 'only' });
  }
  call.over();
  const took = performance.now() - began;
  expect([ids.length, went]).toEqual([20_000, 20_000]);
  expect(took).toBeLessThan(5_000);
}, 60_000);

test('the soonest is one that is due, else the first whose time will come', async () => {
  const first = await put(rig.queue, undefined, LARGE);
  rig.clock.advance(1000);
  const second = await put(rig.queue, undefined, LARGE);
  await put(rig.queue);
  const soonest = (): string | null => rig.queue.soonest({ connector: 'isp', oversize: true });
  const putOff = async (): Promise<void> => {
    const one = rig.queue.take({ connector: 'isp', oversize: true });
    const address = one?.recipients[0]?.address ?? '';
    if (one) await rig.queue.settle(one, [outcome(address, 'deferred')], { session: null, connector: 'isp' });
    rig.clock.advance(1000);
  };
  expect(soonest()).toBe(first.id);
  await putOff();
  expect(soonest()).toBe(second.id);
  await putOff();
  expect(soonest()).toBe(first.id);
  expect(rig.queue.soonest({ connector: 'office' })).toBeNull();
});
