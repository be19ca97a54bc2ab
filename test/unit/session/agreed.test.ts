// A call that a person said yes to is made as its price was told, or not at all: whatever became
// of the line, its price, its budget or the mail while the question stood open.
import { describe, expect, it } from 'vitest';
import { agreedTo } from '../../../src-main/contract/views';
import { MODEM, type Rig, startRig } from '../relay/rig';

const NEVER = { kind: 'never' };
const PAID = { ...MODEM, tariff: { currency: 'EUR', perMinute: 6, billingSeconds: 20 } };
const HARBOUR = { ...MODEM, id: 'harbour', name: 'Harbour', tariff: { perMinute: 30 } };

async function priced(connector: object = {}): Promise<Rig> {
  const rig = await startRig({ schedule: NEVER, ...connector }, PAID);
  await rig.write();
  return rig;
}

interface Document {
  readonly links: readonly object[];
  readonly connectors: readonly object[];
}

/** As by another client, or by hand. */
async function edit(rig: Rig, change: (document: Document) => object): Promise<void> {
  const document = Object(await rig.relay.handlers['settings.get']({}));
  expect(await rig.relay.handlers['settings.set']({ ...document, ...change(document) })).toEqual({ ok: true });
}

type Start = Parameters<Rig['relay']['handlers']['session.start']>[0];
const agree = async (rig: Rig, asked: Start = {}): Promise<Start> => ({
  ...asked,
  ...agreedTo(await rig.relay.handlers['queue.estimate'](asked)),
});
const refusal = (work: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => ({ code: Object(error).code, message: Object(error).message }));

describe('what changed since the price was told', () => {
  it.each([
    [
      'another line has come in its place',
      ({ connectors: [one] }: Document) => ({ links: [HARBOUR], connectors: [{ ...one, link: 'harbour' }] }),
      /^Nothing was dialled: this call would now go by 'Harbour' and cost about €2/,
    ],
    [
      'the new one costs nothing',
      ({ connectors: [one] }: Document) => ({
        links: [{ ...HARBOUR, tariff: {} }],
        connectors: [{ ...one, link: 'harbour' }],
      }),
      /^Nothing was dialled: this call would now go by 'Harbour', which costs nothing\.$/,
    ],
    [
      'its tariff',
      ({ links: [line] }: Document) => ({ links: [{ ...line, tariff: { perMinute: 60 } }] }),
      /^Nothing was dialled: the price of the line has changed\. The call would now cost about €/,
    ],
    [
      'it is cheaper now',
      ({ links: [line] }: Document) => ({ links: [{ ...line, tariff: {} }] }),
      /^Nothing was dialled: the price of the line has changed, and the call now costs nothing\.$/,
    ],
  ])('%s: nothing is dialled, and it says what it would be now', async (_, change, says) => {
    const rig = await priced();
    const start = await agree(rig);
    await edit(rig, change);
    const ids = (await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 9 })).rows.map(
      (r) => r.id,
    );
    for (const work of [
      () => rig.relay.handlers['session.start'](start),
      () => rig.relay.handlers['queue.retry']({ ids, now: true, agreed: start.agreed }),
    ])
      expect(await refusal(work)).toEqual({ code: 'changed', message: expect.stringMatching(says) as unknown });
    expect([await rig.ended(), rig.live()]).toEqual([[], null]);
    await rig.relay.handlers['session.start'](await agree(rig));
    expect(await rig.calls(1)).toMatchObject([{ sent: 1 }]);
  });

  it('its budget: used up meanwhile, it is said before more is spent', async () => {
    const rig = await startRig({ schedule: NEVER }, { ...PAID, tariff: { perCall: 2 }, monthlyBudget: 1 });
    await rig.write();
    const start = await agree(rig);
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    await rig.write();
    expect(await refusal(() => rig.relay.handlers['session.start'](start))).toEqual({
      code: 'changed',
      message: "Nothing was dialled: the month's budget of 'Modem' has been used up since the price was shown.",
    });
    await rig.relay.handlers['session.start'](await agree(rig));
    expect(await rig.calls(2)).toHaveLength(2);
  });

  it('the line has gone, and no other is there: the call is refused, and a name of its own changes nothing', async () => {
    const rig = await priced();
    const start = await agree(rig);
    await edit(rig, ({ links: [line] }) => ({ links: [{ ...line, name: 'Iridium' }] }));
    await rig.relay.handlers['session.start'](start);
    await rig.calls(1);
    await edit(rig, ({ connectors: [one] }) => ({ connectors: [{ ...one, enabled: false }] }));
    expect(await refusal(() => rig.relay.handlers['session.start'](start))).toMatchObject({
      message: 'There is no provider to go online with. Set one up first, or switch one on.',
    });
  });

  it('much more mail', async () => {
    const rig = await priced();
    const start = await agree(rig);
    for (let i = 0; i < 3; i++) await rig.write();
    // So little that it is the same step of the bill.
    await rig.relay.handlers['session.start'](start);
    expect(await rig.calls(1)).toMatchObject([{ sent: 4 }]);
    await rig.write();
    expect(await refusal(() => rig.relay.handlers['session.start']({ agreed: { lines: [], cost: 0 } }))).toMatchObject({
      code: 'changed',
    });
    const { lines = [] } = await rig.relay.handlers['queue.estimate']({});
    const dear = { agreed: { lines: [...lines], cost: 0.5 } };
    expect(await refusal(() => rig.relay.handlers['session.start'](dear))).toEqual({
      code: 'changed',
      message: 'Nothing was dialled: more waits than when the price was shown, and the call would now cost about €2.',
    });
  });
});

it('resumes with the call, and stays paused where that is refused', async () => {
  const rig = await priced();
  await rig.relay.handlers['relay.pause']({});
  const start = { ...(await agree(rig)), resume: true } as const;
  await edit(rig, ({ links: [line] }) => ({ links: [{ ...line, tariff: { perMinute: 60 } }] }));
  expect(await refusal(() => rig.relay.handlers['session.start'](start))).toMatchObject({ code: 'changed' });
  expect((await rig.relay.handlers.status({})).paused).toBe(true);
  await rig.relay.handlers['session.start']({ ...(await agree(rig)), resume: true });
  expect((await rig.relay.handlers.status({})).paused).toBe(false);
  expect(await rig.calls(1)).toMatchObject([{ sent: 1 }]);
});

it('a call under way by the same line is joined without being asked again', async () => {
  const rig = await startRig({ schedule: NEVER }, PAID, { slowMilliseconds: 30_000 });
  await rig.write('slow@far.example');
  expect((await rig.relay.handlers['queue.estimate']({})).ask).toBe(true);
  await rig.relay.handlers['session.start']({});
  await rig.until(() => rig.live()?.phase === 'sending');
  expect((await rig.relay.handlers['queue.estimate']({})).ask).toBe(false);
  await rig.relay.handlers['session.stop']({});
  expect((await rig.relay.handlers['queue.estimate']({})).ask).toBe(true);
});

it('the money of a call stays what it was paid in when the tariff gets another currency', async () => {
  const byTheCall = { currency: 'EUR', perCall: 2 };
  const rig = await startRig({ schedule: NEVER }, { ...MODEM, tariff: byTheCall });
  await rig.write();
  await rig.relay.handlers['session.start'](await agree(rig));
  await rig.calls(1);
  const month = async (): Promise<unknown> => (await rig.relay.handlers.status({})).links[0];
  await expect.poll(month).toMatchObject({ costThisMonth: 2, costsThisMonth: [{ cost: 2, currency: 'EUR' }] });
  await edit(rig, ({ links: [line] }) => ({
    links: [{ ...line, tariff: { ...byTheCall, currency: 'USD' }, monthlyBudget: 1 }],
  }));
  expect(await month()).toMatchObject({
    currency: 'USD',
    costThisMonth: 0,
    costsThisMonth: [{ cost: 2, currency: 'EUR' }],
  });
  await rig.write();
  // Two euros are no dollar of the budget.
  const { month: used, lines } = await rig.relay.handlers['queue.estimate']({});
  expect([used, lines]).toMatchObject([
    { cost: 0, budget: 1, besides: [{ cost: 2, currency: 'EUR' }] },
    [{ spent: false }],
  ]);
  await rig.relay.handlers['session.start'](await agree(rig));
  expect(await rig.calls(2)).toMatchObject([{ currency: 'EUR' }, { currency: 'USD' }]);
  const both = [
    { cost: 2, currency: 'EUR' },
    { cost: 2, currency: 'USD' },
  ];
  await expect.poll(month).toMatchObject({ costThisMonth: 2, costsThisMonth: both });
  expect(await rig.relay.handlers['link.days']({ link: 'line' })).toMatchObject({ days: [{ cost: 2, costs: both }] });
  await rig.write();
  const { total } = await rig.relay.handlers['queue.estimate']({});
  const start = await agree(rig);
  const others = { ...start, agreed: { ...start.agreed!, sums: [{ cost: total.cost, currency: 'EUR' }] } };
  expect(await refusal(() => rig.relay.handlers['session.start'](others))).toMatchObject({ code: 'changed' });
});
