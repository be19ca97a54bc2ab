// The walk through a busy office: calls, a long queue, trouble. Played on the stage.
import { startApp } from './app';
import { ESTIMATE, estimateFor } from './estimate';
import { FAILED_CALL, LAST_CALL, openStage, SESSION, STATUS, type Stage } from './stage';
import { keepStill, type Stop, text, type Tour, type Visit } from './tour';
import { UPDATES } from './tour-updates';

type Change = Parameters<Stage['setStatus']>[0];

const SINCE = STATUS.startedAt;
const TROUBLE: Change = {
  attention: [
    {
      key: 'connector:isp',
      severity: 'error',
      text: 'The provider did not accept the password (535). Your 5 messages are safe and waiting. Check the password in Providers → Internet.',
      since: SINCE,
    },
    {
      key: 'disk',
      severity: 'warning',
      text: 'The disk is nearly full: 210 MB are left. Mail is still taken, but not for long. Make room on the disk where the data folder lies.',
      since: SINCE,
    },
    {
      key: 'budget:line',
      severity: 'info',
      text: 'Satellite phone has used 80 % of its budget for this month.',
      since: SINCE,
    },
  ],
};
const EMPTY: Change = {
  queue: { ...STATUS.queue, incoming: 0, deferred: 0, hold: 0, bytes: 0, oldest: null, byConnector: [] },
};

/** Is a person asked before the next call? */
function asks({ stage }: Visit, ask: boolean): void {
  stage?.answerWith('queue.estimate', (params: Readonly<Record<string, unknown>>) =>
    estimateFor({ ...ESTIMATE, ask }, params),
  );
}

/** The overview in one state, and what shows that it stands. */
const overview = (name: string, state: Change, shown: (visit: Visit) => Promise<unknown>): Stop => ({
  name: `overview${name}`,
  place: 'overview',
  async arrive(visit) {
    asks(visit, false);
    visit.stage?.setStatus({ ...STATUS, lastSession: null, ...state });
    await shown(visit);
    await visit.page.getByRole('img', { name: /^⟦*This month by day/ }).waitFor();
  },
});

const enabled =
  (name: string) =>
  ({ page }: Visit) =>
    page.getByRole('button', { name }).and(page.locator(':enabled')).first().waitFor();
/** Of a month in which the tariff got another currency. */
const PAID_IN_TWO = [
  { cost: 87.4, currency: 'EUR' },
  { cost: 12, currency: 'USD' },
];
const TWO_CURRENCIES: Stop = {
  name: 'overview-two-currencies',
  place: 'overview',
  async arrive(visit) {
    const links = STATUS.links.map((link) => ({ ...link, costsThisMonth: PAID_IN_TWO }));
    await overview('', { links }, text('5 messages waiting')).arrive(visit);
    await visit.page.locator('label', { hasText: /USD/ }).first().click();
  },
};

/** The question before a call that costs. */
const SHEET: Stop = {
  name: 'overview-sheet',
  place: 'overview',
  async arrive(visit) {
    const { page } = visit;
    await overview('', {}, text('5 messages waiting')).arrive(visit);
    asks(visit, true);
    await page.getByRole('contentinfo').getByRole('button', { name: /4\.45/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /Photos of the hull/ })
      .waitFor();
  },
};

const rows = ({ page }: Visit): Promise<void> => page.locator('[role=row][data-index="1"]').waitFor();
const MESSAGE = 'queue/0Q00000000000005';
const message = (name: string): Stop => ({
  name: `queue-message-${name.toLowerCase()}`,
  place: MESSAGE,
  arrive: async ({ page }) => {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).waitFor();
  },
});

async function selectAll(visit: Visit): Promise<void> {
  await rows(visit);
  await visit.page.getByRole('button', { name: /Select all .* that match/ }).click();
  await text('messages selected')(visit);
}

/** The question before something that cannot be taken back. */
const asked = (button: string): Stop => ({
  name: `queue-${button.split(' ')[0]?.toLowerCase()}`,
  place: 'queue',
  arrive: async (visit) => {
    await selectAll(visit);
    await visit.page.getByRole('button', { name: button }).click();
    await visit.page.getByRole('dialog').waitFor();
  },
});

export const BUSY_OFFICE: Tour = {
  name: 'a busy office',
  stops: [
    overview('', {}, text('5 messages waiting')),
    overview('-live', { session: SESSION, sessions: [SESSION] }, enabled('Hang up')),
    overview('-attention', TROUBLE, text('nearly full')),
    overview('-paused', { paused: true }, enabled('Resume and send')),
    SHEET,
    overview('-card', { lastSession: LAST_CALL }, text('12 sent, 3 received')),
    overview('-card-failed', { lastSession: FAILED_CALL }, text('Check both in Providers')),
    overview('-quiet', EMPTY, text('All mail is out')),
    { name: 'queue', place: 'queue', arrive: rows },
    { name: 'queue-selected', place: 'queue', arrive: selectAll },
    { name: 'queue-message', place: MESSAGE, arrive: text('451 4.7.1 Greylisted') },
    message('Story'),
    message('Source'),
    asked('Remove'),
    asked('Return to sender'),
    {
      name: 'queue-menu',
      place: 'queue',
      arrive: async (visit) => {
        await rows(visit);
        await visit.page.locator('[role=row][data-index="2"]').click({ button: 'right' });
        await visit.page.getByRole('menuitem', { name: 'Hold this message' }).waitFor();
      },
    },
    {
      name: 'queue-columns',
      place: 'queue',
      arrive: async (visit) => {
        await rows(visit);
        await visit.page.getByRole('button', { name: 'Columns' }).click();
        await visit.page.getByRole('dialog', { name: 'Columns' }).waitFor();
      },
    },
    { name: 'sessions', place: 'sessions', arrive: rows },
    {
      name: 'session',
      place: 'sessions/P2',
      arrive: async (visit) => {
        await visit.page.getByRole('heading', { name: 'Transcript' }).click();
        await text('queued as 4Fz2')(visit);
      },
    },
    { name: 'session-failed', place: 'sessions/P3', arrive: text('What went wrong, and what to do') },
    { name: 'delivered', place: 'delivered', arrive: rows },
    {
      name: 'delivered-letter',
      place: 'delivered/0H00000000000001',
      arrive: ({ page }) => page.getByRole('heading', { name: 'Story' }).waitFor(),
    },
    ...UPDATES,
    TWO_CURRENCIES,
  ],
  async open(language = 'en') {
    const stage = await openStage(412, language);
    const app = await startApp(stage.dir);
    const page = await app.firstWindow();
    await keepStill(page);
    return {
      app,
      page,
      stage,
      data: () => Promise.resolve(stage.said()),
      async close() {
        await app.close();
        await stage.close();
      },
    };
  },
};
