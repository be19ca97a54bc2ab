// The shell: navigation at the side, one screen beside it, the status bar below. A screen stands in the
// list when it works; the address says which one is shown.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { GoOnlineSheet } from './calls/sheet';
import { StatusBar } from './calls/status-bar';
import { Checks } from './checks/checks';
import { Handbook } from './help/handbook-screen';
import { Log } from './log/log';
import { Delivered } from './delivered/delivered';
import { useRound } from './importing/opened';
import { styleNonce } from './nonce';
import { Overview } from './overview/overview';
import { Aloud } from './parts/aloud';
import { Boundary } from './parts/boundary';
import { LanguageChosen } from './parts/language-chosen';
import { Orders } from './orders/orders';
import { PracticeBand } from './parts/practice-band';
import { usePlace } from './place';
import { focusMain, useKeptFocus } from './press/kept-focus';
import { Queue } from './queue/queue';
import { ScheduleScreen } from './schedule/schedule';
import { Sessions } from './sessions/sessions';
import { Navigation } from './side/navigation';
import type { ScreenKey } from './side/screens';
import styles from './app.module.css';
import { GeneralScreen } from './settings/general-screen';
import { MailboxesScreen } from './settings/mailboxes-screen';
import { type Part, PartScreen } from './settings/part-screen';
import { ACCOUNTS, CONNECTORS, LINKS, LISTENERS } from './settings/parts';
import { Wizard } from './wizard/wizard';
import { theme, variables } from './theme';
import { windowWords } from './words/window';

type Show = (rest: readonly string[]) => ReactNode;

const part = (one: Part): Show =>
  function ListScreen([id]) {
    return <PartScreen key={one.list} part={one} wanted={id ?? null} />;
  };

/** What each screen shows; `rest` is what stands behind its key in the address. */
const SCREENS: Readonly<Record<ScreenKey, Show>> = {
  overview: () => <Overview />,
  queue: ([id]) => <Queue shown={id ?? null} />,
  sessions: ([id]) => <Sessions shown={id ?? null} />,
  delivered: ([id]) => <Delivered shown={id ?? null} />,
  schedule: () => <ScheduleScreen />,
  connectors: part(CONNECTORS),
  listeners: part(LISTENERS),
  links: part(LINKS),
  accounts: part(ACCOUNTS),
  mailboxes: () => <MailboxesScreen />,
  general: () => <GeneralScreen />,
  log: () => <Log />,
  checks: () => <Checks />,
  setup: ([step]) => <Wizard wanted={step ?? null} />,
  help: ([page]) => <Handbook shown={page ?? null} />,
};

const isScreen = (key: string): key is ScreenKey => Object.hasOwn(SCREENS, key);

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" />
      <Shell />
    </MantineProvider>
  );
}

function Shell(): ReactNode {
  const place = usePlace();
  const [named = '', ...rest] = place;
  const key = isScreen(named) ? named : 'overview';
  const round = useRound();
  useKeptFocus(place.join('/'));
  return (
    <div className={styles['shell']}>
      <a className="skip" href="#main" onClick={skip}>
        {windowWords.skip}
      </a>
      <Navigation current={key} />
      <div className={styles['beside']}>
        <PracticeBand current={key} />
        <main id="main" tabIndex={-1} className={styles['main']}>
          <Boundary key={`${key} ${round}`}>{SCREENS[key](rest)}</Boundary>
        </main>
      </div>
      <StatusBar />
      <GoOnlineSheet />
      <Aloud />
      <LanguageChosen />
      <Orders current={key} />
    </div>
  );
}

/** The address is taken by the screens, so the jump is done by hand. */
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  focusMain();
}
