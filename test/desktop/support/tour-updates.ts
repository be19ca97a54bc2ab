// The walk through what is said of a newer Dialpost: in General, and in the call that goes on for it.
// Stops of the busy office; without a feed nothing of it shows, so its settings name one.
import { Settings } from '../../../src-main/contract/settings';
import type { NewerState, UpdateView } from '../../../src-main/contract/updates/updates';
import { SESSION, STATUS } from './stage';
import { type Stop, text, type Visit } from './tour';

const LOOKED: UpdateView = {
  running: '0.1.0',
  newer: null,
  lookedAt: STATUS.startedAt,
  lookWanted: false,
  trouble: null,
};

/** By a line that costs: it is asked about first. */
const newer = (state: NewerState, fetchedBytes = 0): UpdateView => ({
  ...LOOKED,
  newer: {
    version: '9.0.0',
    bytes: 96_400_000,
    fetchedBytes,
    state,
    charge: {
      link: 'line',
      name: 'Satellite phone',
      seconds: 5_400,
      cost: 540.5,
      currency: 'EUR',
      guessed: true,
      asks: true,
    },
  },
});

/** The updates in General in one state, and what shows that it stands. */
const general = (name: string, update: UpdateView, shown: (visit: Visit) => Promise<unknown>): Stop => ({
  name: `updates-${name}`,
  place: 'general',
  async arrive(visit) {
    const feed = 'https://updates.example/dialpost/';
    visit.stage?.answerWith(
      'settings.get',
      Settings.parse({ organization: { name: 'Clinic', domains: ['clinic.example'] }, updates: { feed } }),
    );
    visit.stage?.setStatus({ ...STATUS, update });
    const look = visit.page.getByRole('button', { name: /Look now/ });
    await look.scrollIntoViewIfNeeded();
    await shown(visit);
  },
});

export const UPDATES: readonly Stop[] = [
  general('priced', newer('told'), async ({ page }) => {
    await page.getByRole('button', { name: /Fetch · about/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /Fetch/ }).waitFor();
  }),
  general('fetching', newer('fetching', 31_000_000), text('Stop fetching')),
  general('fetched', newer('fetched', 96_400_000), text('Install and restart')),
  general(
    'trouble',
    { ...newer('told'), lookWanted: true, trouble: 'The signature of the feed does not fit.' },
    text('does not fit'),
  ),
  {
    name: 'overview-updating',
    place: 'overview',
    async arrive(visit) {
      const session = { ...SESSION, phase: 'updating' as const, toSend: { messages: 0, bytes: 0 } };
      visit.stage?.setStatus({ ...STATUS, session, sessions: [session], update: newer('fetching', 31_000_000) });
      await text('Fetching Dialpost 9.0.0')(visit);
      await visit.page
        .getByRole('button', { name: /Hang up/ })
        .and(visit.page.locator(':enabled'))
        .waitFor();
    },
  },
];
