// The shell: navigation at the side, one screen beside it, the status bar below. A screen stands in the
// list when it works; the address says which one is shown.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useRef } from 'react';
import { GoOnlineSheet } from './calls/sheet';
import { StatusBar } from './calls/status-bar';
import { Log } from './log/log';
import { Delivered } from './delivered/delivered';
import { styleNonce } from './nonce';
import { Overview } from './overview/overview';
import { Aloud } from './parts/aloud';
import { Boundary } from './parts/boundary';
import { LanguageChosen } from './parts/language-chosen';
import { Navigation } from './parts/navigation';
import { PracticeBand } from './parts/practice-band';
import { usePlace } from './place';
import { Queue } from './queue/queue';
import { ScheduleScreen } from './schedule/schedule';
import { Sessions } from './sessions/sessions';
import styles from './app.module.css';
import { GeneralScreen } from './settings/general-screen';
import { PartScreen } from './settings/part-screen';
import { ACCOUNTS, CONNECTORS, LINKS, LISTENERS } from './settings/parts';
import { Wizard } from './wizard/wizard';
import { theme, variables } from './theme';
import { windowWords } from './words/window';
import { screenWords } from './words/settings-screens';
import { formWords } from './words/settings-forms';
import { savingWords } from './words/saving';
import { wizardWords } from './words/wizard';

interface Screen {
  readonly key: string;
  readonly name: string;
  show(rest: readonly string[]): ReactNode;
}

const SCREENS: readonly Screen[] = [
  { key: 'overview', name: windowWords.overview, show: () => <Overview /> },
  { key: 'queue', name: windowWords.queue, show: ([id]) => <Queue shown={id ?? null} /> },
  { key: 'sessions', name: windowWords.sessions, show: ([id]) => <Sessions shown={id ?? null} /> },
  { key: 'delivered', name: windowWords.delivered, show: () => <Delivered /> },
  { key: 'schedule', name: savingWords.schedule, show: () => <ScheduleScreen /> },
  ...[CONNECTORS, LISTENERS, LINKS, ACCOUNTS].map((part): Screen => ({
    key: part.list,
    name: part.title,
    show: ([id]) => <PartScreen key={part.list} part={part} wanted={id ?? null} />,
  })),
  { key: 'general', name: formWords.general, show: () => <GeneralScreen /> },
  { key: 'log', name: screenWords.log, show: () => <Log /> },
  { key: 'setup', name: wizardWords.setup, show: () => <Wizard /> },
];

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
  const [key, ...rest] = place;
  useKeptFocus(place.join('/'));
  const screen = SCREENS.find((s) => s.key === key) ?? SCREENS[0];
  return (
    <div className={styles['shell']}>
      <a className="skip" href="#main" onClick={focusMain}>
        {windowWords.skip}
      </a>
      <Navigation screens={SCREENS} current={screen?.key ?? ''} />
      <div className={styles['beside']}>
        <PracticeBand current={screen?.key ?? ''} />
        <main id="main" tabIndex={-1} className={styles['main']}>
          <Boundary key={screen?.key}>{screen?.show(rest)}</Boundary>
        </main>
      </div>
      <StatusBar />
      <GoOnlineSheet />
      <Aloud />
      <LanguageChosen />
    </div>
  );
}

/** What had the focus may be gone with the screen before: the keyboard then goes on from the new one's beginning. */
function useKeptFocus(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place && document.activeElement === document.body) document.getElementById('main')?.focus();
    before.current = place;
  }, [place]);
}

/** The address is taken by the screens, so the jump is done by hand. */
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
