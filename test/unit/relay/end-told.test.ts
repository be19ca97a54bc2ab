// What a window is told as a call ends: by the very next status that is the last call, and none
// before it is, for whoever looks at that moment must not read of another.
import { expect, it } from 'vitest';
import type { Session, Status } from '../../../src-main/contract/views';
import { FALSE, MODEM, startRig } from './rig';

it.each([
  ['went well', MODEM, 'ok'],
  ['did not come up', { ...MODEM, connectCommand: FALSE }, 'failed'],
])('a call that %s', async (_, line, result) => {
  const rig = await startRig({ schedule: { kind: 'never' } }, line);
  const told: [string, unknown][] = [];
  rig.relay.listen((event, data) => void told.push([event, data]));
  await rig.write();
  await rig.relay.handlers['session.start']({});
  const isEnd = ([event, data]: [string, unknown]): boolean =>
    event === 'session' && (data as Session).phase === 'ended'; // the event's name says its shape
  await rig.until(() => told.some(isEnd));
  const at = rig.clock.now();
  const end = told.findIndex(isEnd);
  await rig.until(() => told.slice(end).some(([event]) => event === 'status'));
  expect(rig.clock.now() - at).toBeLessThan(50);
  const next = told.slice(end).find(([event]) => event === 'status')?.[1] as Status; // as above
  expect(next).toMatchObject({
    session: null,
    sessions: [],
    lastSession: { result, id: (told[end]?.[1] as Session).id },
  });
});

it('a press in the moment in which a call that ended is filed is asked for its price: the line is down', async () => {
  const priced = { ...MODEM, connectCommand: FALSE, tariff: { perMinute: 6, billingSeconds: 20 } };
  const rig = await startRig({ schedule: { kind: 'never' } }, priced);
  const asks: unknown[] = [];
  rig.relay.listen((event, data) => {
    if (event !== 'session' || (data as Session).phase !== 'ended') return; // the event's name says its shape
    asks.push(rig.relay.handlers['queue.estimate']({}));
  });
  await rig.write();
  await rig.relay.handlers['session.start']({});
  await rig.until(() => asks.length > 0);
  expect(await asks[0]).toMatchObject({ priced: true, ask: true });
});
