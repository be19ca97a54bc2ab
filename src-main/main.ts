// The desktop app: builds the rooms in order and tears them down. The folder is
// claimed first, then the page and the doors are opened, then tray and window.
// The mail never depends on tray, window or page; quitting waits for the relay.
// A start that fails says why in one window and ends with exit code 1.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { systemClock } from './base/clock';
import { deviceIn } from './contract/device-name';
import { createLog, type LogControl } from './base/log';
import { keepMemorySmall } from './base/memory';
import { defaultDataDir } from './config/data-dir';
import { languageIn } from './config/language';
import type { Owner } from './config/owner';
import { steeredFolder } from './daemon/steered';
import { endWell } from './command-line/ending';
import { openIpc } from './control/ipc-server';
import { openRelayConnection, type RelayConnection } from './control/relay-connection';
import { attachmentSaving } from './control/save-attachments';
import { saveContent } from './control/save-content';
import { bringReport } from './control/save-report';
import { settingsImport } from './control/settings-import';
import { saveTable } from './control/tables/save-table';
import { signInPages } from './control/sign-in-pages';
import { complain } from './command-line/terminal';
import { createOpenDialogs } from './desktop/open-dialogs';
import { createSaveDialogs } from './desktop/save-dialogs';
import { aboutDialpost } from './desktop/about';
import { programToStart } from './desktop/login/autostart-entry';
import { createDesktop } from './desktop/desktop';
import { systemSealer } from './desktop/keychain';
import { type DaemonWishesDeps, daemonWishes } from './desktop/login/daemon-wishes';
import type { LetterPages } from './desktop/letter-frame';
import { declarePage, servePage } from './desktop/page';
import { createPaper } from './desktop/paper/paper';
import { readStartWords } from './desktop/start-words';
import { installerHere } from './desktop/renewal';
import { lockDown } from './desktop/window';
import { startRelay } from './relay/relay';
import { updateKey } from './updates/key';
import { desktopWords } from './words/desktop';
import './words/languages';
import { speak } from './words/page';

const ROOT = join(__dirname, '..', '..');

const words = readStartWords(process.argv);
const dir =
  words.dir ??
  (app.commandLine.getSwitchValue('user-data-dir') || defaultDataDir(process.platform, process.env, homedir()));

app.setName('Dialpost');
app.setPath('userData', dir);
// Chromium's own files stay apart from the mail.
app.setPath('sessionData', join(dir, 'window'));
// Who read what we print may be gone (npm start's terminal), or the disk under it full: an error here would be a
// window that stops the mail.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// Electron shows a modal box for an error that nobody caught, unless somebody listens; the relay's own guard comes
// with the relay.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) =>
    complain(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  );
// Windows shows notifications of a program by this name only: the appId of electron-builder.yml.
app.setAppUserModelId('org.example.dialpost');
speak(languageIn(dir));
declarePage();
keepMemorySmall();

if (app.requestSingleInstanceLock()) void app.whenReady().then(run).catch(fail);
else app.exit(0);

async function run(): Promise<void> {
  const device = process.platform === 'win32' ? deviceIn(dir) : null;
  if (device !== null) throw new Error(desktopWords.device(dir, device));
  const log = createLog(() => Date.now(), { default: 'minimum' });
  if (!app.isPackaged)
    log.addSink((line) => complain(`${new Date(line.at).toISOString()} ${line.subject}: ${line.text}\n`));
  lockDown();
  let letters: LetterPages = async () => null;
  const letter: LetterPages = (message) => letters(message);
  const paper = createPaper(letter);
  servePage(session.defaultSession, { folder: join(ROOT, 'out', 'renderer'), letter, paper });
  let settingsTaken = (): void => undefined;
  let letGo = (): boolean => false;
  const { folder, isDaemons } = await steeredFolder(dir, words.dir !== null);
  const mayTakeOver = folder === dir;
  const relay = await openRelayConnection(folder, {
    log,
    isDaemons,
    mayTakeOver,
    start: (own, owner) => startHere(own, owner, log, () => (letGo() ? undefined : app.quit())),
    settingsTaken: () => settingsTaken(),
    giveUp,
  });
  letGo = () => relay.letGo();
  letters = async (message) => (await relay.call('message.page', { message })).page;
  const desktop = createDesktop({ relay, dir, root: ROOT });
  settingsTaken = () => void desktop.readSettings();
  const dialogs = createSaveDialogs({
    save: (message, path) => saveContent(relay, message, path),
    attachments: attachmentSaving(relay),
    report: (path) => bringReport(relay, path),
    settings: () => relay.call('settings.get', {}),
    table: (shown, path) => saveTable(relay, shown, path),
    logFolder: join(folder, 'log'),
  });
  const signIn = signInPages(relay.dispatch);
  const openDialogs = createOpenDialogs({ ...settingsImport(relay), isSignIn: signIn.knows });
  openIpc(
    signIn.dispatch,
    {
      ...dialogs,
      ...openDialogs,
      ...desktop.wishes,
      print: paper.print,
      about: () => aboutDialpost(ROOT, folder),
      'take-over': () => relay.takeOver().then(() => ({})),
      ...daemonWishes(daemonDeps(relay, folder, mayTakeOver)),
    },
    relay.listen,
    desktop.pages,
  );
  app.on('second-instance', () => desktop.open());
  app.on('activate', () => desktop.open());
  app.on('window-all-closed', () => undefined);
  stopBeforeQuit(relay);
  await desktop.readSettings();
  if (!words.hidden) desktop.open();
}

function daemonDeps(relay: RelayConnection, folder: string, isOwn: boolean): DaemonWishesDeps {
  return {
    folder,
    isOwn,
    beside: app.isPackaged ? join(process.resourcesPath, 'cli', 'dialpost.cjs') : join(ROOT, 'out', 'main', 'cli.js'),
    isDaemon: () =>
      relay.call('status', {}).then(
        (status) => relay.joined() && status.daemon === true,
        () => false,
      ),
    lend: (to, act) => relay.lend(to, act),
  };
}

async function startHere(
  folder: string,
  owner: Owner,
  log: LogControl,
  end: () => void,
): ReturnType<typeof startRelay> {
  return startRelay({
    dir: folder,
    owner,
    log,
    clock: systemClock,
    sealer: systemSealer,
    practice: words.practice,
    updateKey: updateKey(__dirname),
    installer: await installerHere(systemClock),
    end,
  });
}

/** Electron would end at once; the relay gets the time to end well, a line that hangs up included. */
function stopBeforeQuit(relay: RelayConnection): void {
  let stopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void endWell(relay, systemClock, (text) => complain(`${text}\n`)).finally(() => app.exit(0));
  });
}

/** Nobody watches over a desktop app: it starts itself again, an AppImage by its file, for its mount goes with it. */
function giveUp(why: string): void {
  complain(`${why}\n`);
  app.relaunch({ execPath: programToStart(process.execPath, process.env), args: process.argv.slice(1) });
  app.exit(1);
}

function fail(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  complain(`${desktopWords.couldNotStartWhy(text)}\n`);
  dialog.showErrorBox(desktopWords.couldNotStart, text);
  app.exit(1);
}
