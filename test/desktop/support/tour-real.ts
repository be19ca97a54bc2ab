// Two walks with the real relay: an office that practises, through every form and
// every page of the wizard; and a folder where nothing is set up yet.
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { PROTOCOL_FIELDS } from '../../../src-main/contract/protocol-fields';
import type { LanguageChoice } from '../../../src-main/words/page';
import { until } from '../../scenario/support/wait';
import { freePort } from './app';
import { openOffice, type Office } from './office';
import { textsIn } from './spoken';
import { choose, just, keepStill, type Stop, text, type Tour, type Visit } from './tour';

const button = (visit: Visit, name: string): Promise<void> =>
  visit.page
    .getByRole('button', { name: just(name) })
    .first()
    .click();

/** A week to be painted, not yet saved. */
const schedule = (name: string, more: (visit: Visit) => Promise<unknown> = async () => undefined): Stop => ({
  name: `schedule${name}`,
  place: 'schedule',
  async arrive(visit) {
    await choose(visit, 'When Dialpost calls', 'In the hours painted below');
    await more(visit);
    await visit.page.getByRole('grid').waitFor();
    await visit.page.getByRole('region', { name: 'The next five calls' }).getByRole('listitem').last().waitFor();
  },
});

const SCHEDULES: readonly Stop[] = [
  { name: 'schedule-preset', place: 'schedule', arrive: text('No fixed times') },
  schedule(''),
  schedule('-quarters', ({ page }) => page.getByText(just('Quarter hours')).click()),
  schedule('-large', ({ page }) => page.getByLabel('Large mail has times of its own').check()),
  schedule('-copy', async (visit) => {
    await button(visit, 'Copy a day…');
    await visit.page.getByRole('checkbox', { name: 'Sunday' }).waitFor();
  }),
];

const RELAY_TEST = 'Test: would it relay for strangers?';
const FORMS: readonly Stop[] = [
  { name: 'connectors', place: 'connectors', arrive: text('Address spaces') },
  {
    name: 'connectors-tested',
    place: 'connectors',
    arrive: async (visit) => {
      await button(visit, 'Test');
      await text('CHUNKING')(visit);
    },
  },
  {
    name: 'connectors-wrong',
    place: 'connectors',
    arrive: async (visit) => {
      const port = visit.page.getByRole('region', { name: 'Host' }).getByRole('textbox', { name: 'Port' });
      await port.fill('70000');
      await port.blur();
      await text('expected 1 to 65535')(visit);
      await visit.page.getByRole('button', { name: /not fit yet/ }).click();
      await visit.page.getByRole('list', { name: 'What does not fit yet' }).waitFor();
    },
  },
  { name: 'connectors-mailboxes', place: 'connectors', arrive: (visit) => button(visit, 'Mailboxes here') },
  {
    name: 'connectors-several-ways',
    place: 'connectors',
    arrive: async (visit) => {
      await button(visit, 'Add a way to try where this fails');
      await choose(visit, 'How held mail is fetched', 'An IMAP mailbox');
      await text('Header line that names the recipient')(visit);
    },
  },
  {
    name: 'connectors-token',
    place: 'connectors',
    arrive: async (visit) => {
      await choose(visit, 'Login', 'Sign in with the provider');
      await text('Not signed in yet')(visit);
    },
  },
  {
    name: 'connectors-sign-in',
    place: 'connectors',
    arrive: async (visit) => {
      await choose(visit, 'Login', 'Sign in with the provider');
      await button(visit, 'Sign in…');
      await text('Open in the browser')(visit);
    },
  },
  {
    name: 'connectors-refused',
    place: 'connectors',
    arrive: async (visit) => {
      await visit.page.getByRole('region', { name: 'Host' }).getByRole('textbox', { name: 'Port' }).fill('70000');
      await button(visit, 'Save');
      await visit.page.getByRole('list', { name: 'What does not fit yet' }).waitFor();
    },
  },
  {
    name: 'connectors-leaving',
    place: 'connectors',
    arrive: async (visit) => {
      await visit.page.getByRole('textbox', { name: just('Name') }).fill('Another name');
      await visit.page.getByRole('link', { name: 'Logins' }).click();
      await text('Leave without saving?')(visit);
    },
  },
  {
    name: 'mailboxes',
    place: 'mailboxes',
    arrive: async (visit) => {
      await button(visit, 'Add a mailbox');
      await text('Fetched by the login')(visit);
    },
  },
  { name: 'general', place: 'general', arrive: text('Name of the office') },
  {
    name: 'mailboxes-pop3',
    place: 'mailboxes',
    arrive: async (visit) => {
      await visit.page.getByLabel('Mail programs may fetch mail here').check();
      await text('Take passwords without encryption')(visit);
    },
  },
  {
    name: 'general-protocol',
    place: 'general',
    arrive: async (visit) => {
      await visit.page.getByLabel('Only some fields').check();
      await text('Fields of a line')(visit);
    },
  },
  {
    name: 'listeners-notes',
    place: 'listeners',
    arrive: async (visit) => {
      await button(visit, 'Add: mail programs and people');
      await text('there is no login yet')(visit);
    },
  },
  {
    name: 'listeners-tests',
    place: 'listeners',
    arrive: async (visit) => {
      await button(visit, RELAY_TEST);
      await visit.page.getByText(/^⟦*All \d+ tests, one by one/).click();
      await visit.page
        .getByRole('list', { name: /^⟦*All \d+ tests/ })
        .getByRole('listitem')
        .last()
        .waitFor();
    },
  },
  {
    name: 'listeners',
    place: 'listeners',
    arrive: async (visit) => {
      await button(visit, RELAY_TEST);
      await visit.page.getByRole('list', { name: RELAY_TEST }).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'lines', place: 'links', arrive: text('What it costs') },
  {
    name: 'lines-command',
    place: 'links',
    arrive: async (visit) => {
      await choose(visit, 'How it goes online', 'Commands of our own');
      await button(visit, 'Save');
      await text('needs the program that connects')(visit);
    },
  },
  {
    name: 'accounts',
    place: 'accounts',
    arrive: async (visit) => {
      await button(visit, 'Add a login');
      await visit.page.getByRole('textbox', { name: 'Login name' }).waitFor();
    },
  },
  { name: 'accounts-none', place: 'accounts', arrive: text('Nobody logs in') },
  {
    name: 'accounts-leave',
    place: 'accounts',
    arrive: async (visit) => {
      await button(visit, 'Add a login');
      await visit.page.getByRole('link', { name: just('Log') }).click();
      await visit.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'checks',
    place: 'checks',
    arrive: async (visit) => {
      await text('Everything is in order.')(visit);
      await button(visit, RELAY_TEST);
      await visit.page.getByRole('list', { name: RELAY_TEST }).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'log', place: 'log', arrive: ({ page }) => page.getByRole('radiogroup', { name: 'Which log' }).waitFor() },
  {
    name: 'log-protocol',
    place: 'log',
    arrive: async (visit) => {
      await visit.page.getByText(just('Protocol')).click();
      await visit.page.getByRole('log').getByText('EHLO').first().waitFor();
    },
  },
];

/** A page of the wizard by its name among the steps. */
const wizard = (
  step: string,
  shown: string,
  more: (visit: Visit) => Promise<unknown> = async () => undefined,
): Stop => ({
  name: `wizard-${step.toLowerCase().replace(/\W+/g, '-')}`,
  place: 'setup',
  async arrive(visit) {
    await visit.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();
    await text(shown)(visit);
    await more(visit);
  },
});

const WIZARD: readonly Stop[] = [
  wizard('Begin', 'What would you like to do?'),
  wizard('Your office', 'Who are you?'),
  wizard('Going online', 'How does this place go online?'),
  wizard('Sending', 'Who takes your outgoing mail?', async (visit) => {
    await button(visit, 'Test');
    await text('CHUNKING')(visit);
  }),
  wizard('Mail held for you', 'Questions for your provider'),
  wizard('Where it goes', 'Where does mail for the office go?'),
  wizard('When', 'No fixed times'),
  wizard('Who may send', 'Type this into the mail programs'),
  wizard('DNS records', 'IN MX 10'),
  wizard('Check and try', 'What will be set', text('asked for every 15 minutes')),
  wizard('Check and try', 'What will be set', async (visit) => {
    await button(visit, 'Save without a test');
    await text('Practising is set up')(visit);
  }),
].map((stop, i, all) => (i === all.length - 1 ? { ...stop, name: 'wizard-done' } : stop));

/** A first letter is out before the walk begins: there is a call, a reply and a log to see. */
async function openPractising(language: LanguageChoice = 'en'): Promise<Visit> {
  const office = await openOffice(
    Object.assign({}, practiceSettings(await freePort(), await freePort()), {
      language,
      log: { protocol: { enabled: true } },
    }),
  );
  await keepStill(office.page);
  await office.ask('message.test', { to: 'echo@practice.example' });
  await office.ask('session.start');
  await until(
    'the first letter to leave',
    async () => Reflect.get(Object(await office.ask('history.list')), 'total') > 0,
    60_000,
  );
  const answers = language === 'en' ? [] : await answersIn(office);
  return { ...office, stage: null, data: async () => [...(await dataOf(office)), ...answers] };
}

/** What stands in it and was said to it by others. */
async function dataOf({ ask }: Office): Promise<readonly string[]> {
  const { rows } = Object(await ask('session.list'));
  return [
    // What does not fit is told with the name of its place, also where nothing is stored yet.
    ...textsIn((await ask('settings.get')) ?? practiceSettings(), true),
    ...textsIn(await ask('history.list')),
    ...textsIn(await ask('log.tail', { kind: 'protocol', limit: 10_000 })),
    ...textsIn(await Promise.all(rows.map(({ id }: { id: string }) => ask('session.get', { id })))),
    ...PROTOCOL_FIELDS,
    // Zone lines are as a name server reads them.
    ...['IN', 'MX', 'A'],
  ];
}

/** What its host and its own door answer to those who test them. */
async function answersIn({ ask }: Office): Promise<readonly string[]> {
  const { connectors, listeners } = Object(await ask('settings.get'));
  const { host, port, security } = connectors[0].route.hosts[0];
  const asked = { host, port, security, auth: { kind: 'none' }, verifyCertificate: true };
  const { banner, extensions, transcript } = Object(await ask('diagnose.smtp', asked));
  const { tests } = Object(await ask('diagnose.relay', { listener: listeners[0].id }));
  return [banner, ...extensions, transcript, ...tests.map(({ reply }: { reply: string }) => reply)];
}

async function openFresh(): Promise<Visit> {
  const office = await openOffice(null);
  await keepStill(office.page);
  return { ...office, stage: null, data: () => dataOf(office) };
}

export const PRACTISING_OFFICE: Tour = {
  name: 'a practising office',
  stops: [...SCHEDULES, ...FORMS, ...WIZARD],
  open: openPractising,
};

export const FRESH_FOLDER: Tour = {
  name: 'a fresh folder',
  stops: [
    { name: 'first-overview', place: 'overview', arrive: text('Nothing is set up yet') },
    { name: 'first-queue', place: 'queue', arrive: text('The queue is empty') },
    { name: 'first-sessions', place: 'sessions', arrive: text('No call has been made yet') },
    { name: 'first-delivered', place: 'delivered', arrive: text('Nothing was sent or received yet') },
    { name: 'first-schedule', place: 'schedule', arrive: text('No provider is set up yet') },
    { name: 'first-connectors', place: 'connectors', arrive: text('Nothing is set up yet') },
    { name: 'first-mailboxes', place: 'mailboxes', arrive: text('Nothing is set up yet') },
    { name: 'first-checks', place: 'checks', arrive: text('For whoever helps you') },
    { name: 'first-general', place: 'general', arrive: text('Nothing is set up yet') },
    ...[
      wizard('Begin', 'What would you like to do?'),
      wizard('Going online', 'Currency'),
      wizard('Sending', 'Security'),
      wizard('Who may send', 'Type this into the mail programs'),
      wizard('Check and try', 'Some places do not fit yet'),
    ].map((stop) => ({ ...stop, name: `first-${stop.name}` })),
  ],
  open: openFresh,
};
