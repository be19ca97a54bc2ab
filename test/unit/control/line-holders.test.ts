// Who holds a line up for a sign-in at a door: what goes with a connection or a page that is gone.
import { expect, test } from 'vitest';
import { LineHolders } from '../../../src-main/control/line-holders';
import type { Dispatch } from '../../../src-main/control/dispatch';

/** A relay that opens the call "c1", and what was called off there. */
function door(opened: Promise<void> = Promise.resolve()) {
  const calledOff: unknown[] = [];
  const dispatch: Dispatch = async (method, params) => {
    if (method === 'signIn.cancel') calledOff.push(params);
    if (method !== 'session.start') return { result: {} };
    await opened;
    return { result: { session: { id: 'c1' } } };
  };
  const holders = new LineHolders();
  return { calledOff, holder: () => holders.take(dispatch) };
}

const START = { connectors: ['isp'], signIn: 'browser' };

test('who opened a call for a sign-in, and goes, calls it off once', async () => {
  const { calledOff, holder } = door();
  const one = holder();
  expect(await one.dispatch('session.start', START)).toEqual({ result: { session: { id: 'c1' } } });
  expect(calledOff).toEqual([]);
  one.gone();
  one.gone();
  expect(calledOff).toEqual([{ id: 'c1' }]);
});

test('so does who went before the call was opened', async () => {
  let open = (): void => undefined;
  const { calledOff, holder } = door(new Promise((resolve) => (open = resolve)));
  const one = holder();
  const started = one.dispatch('session.start', START);
  one.gone();
  open();
  await started;
  expect(calledOff).toEqual([{ id: 'c1' }]);
});

test.each(['signIn.begin', 'signIn.ask'])(
  'a call that another has taken over (%s) stays until that one goes',
  async (by) => {
    const { calledOff, holder } = door();
    const [one, two] = [holder(), holder()];
    await one.dispatch('session.start', START);
    await two.dispatch(by, { session: 'c1' });
    one.gone();
    expect(calledOff).toEqual([]);
    two.gone();
    expect(calledOff).toEqual([{ id: 'c1' }]);
  },
);

test('a call that no sign-in holds, and a sign-in without a call, are not touched', async () => {
  const { calledOff, holder } = door();
  const one = holder();
  await one.dispatch('session.start', { connectors: ['isp'] });
  await one.dispatch('signIn.begin', { connector: 'isp' });
  await one.dispatch('signIn.begin', null);
  one.gone();
  expect(calledOff).toEqual([]);
});
