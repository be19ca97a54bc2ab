// The question before Dialpost ends: what stops with it. Asked alike from the tray, the
// menu and Ctrl+Q; not where nothing stops, because nothing is set up or another process
// (`dialpost serve`) holds the post office.
import { app, dialog } from 'electron';
import { desktopWords } from '../words/desktop';
import { quitMeaning } from './quit-meaning';
import type { RelayDoor } from './relay-door';

const QUIT = 0;
const KEEP_RUNNING = 1;

/** Quits, or asks first; a second press while it asks is the same question. */
export function quitAsker(relay: RelayDoor, inTray: boolean): () => Promise<void> {
  let asking = false;
  return async () => {
    if (asking) return;
    asking = true;
    try {
      if (await mayQuit(relay, inTray)) app.quit();
    } finally {
      asking = false;
    }
  };
}

async function mayQuit(relay: RelayDoor, inTray: boolean): Promise<boolean> {
  const status = relay.joined() ? null : await relay.call('status', {}).catch(() => null);
  const stops = status ? quitMeaning(status) : '';
  if (stops === '') return true;
  const { quit } = desktopWords;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: desktopWords.app,
    message: quit.title,
    detail: stops,
    buttons: [quit.now, inTray ? quit.keepInTray : quit.keepRunning],
    defaultId: KEEP_RUNNING,
    cancelId: KEEP_RUNNING,
  });
  return response === QUIT;
}
