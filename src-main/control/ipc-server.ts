// The window's door: one channel in, one out. A call is answered only when it
// comes from the top frame of our own page; anything else is refused as a
// stranger would be. Events go to every window of ours and are dropped for one
// that is closed or still loading; a page asks for `status` when it starts.
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type BridgeAnswer, CALL_CHANNEL, EVENT_CHANNEL, PAGE_ORIGIN } from '../contract/bridge';
import type { EventName, Events, Listen } from '../contract/events';
import type { Dispatch } from './dispatch';

const STRANGER: BridgeAnswer = { error: { code: 'refused', message: 'Only the Dialpost window may ask this way.' } };

/** Opens the door; the returned function closes it. `pages` names the windows that hear events. */
export function openIpc(dispatch: Dispatch, listen: Listen, pages: () => readonly WebContents[]): () => void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, params: unknown) =>
    isOurPage(event) && typeof method === 'string' ? dispatch(method, params) : STRANGER,
  );
  const stop = listen(<E extends EventName>(event: E, data: Events[E]) => {
    for (const page of pages()) {
      if (!page.isDestroyed() && !page.isLoading()) page.send(EVENT_CHANNEL, event, data);
    }
  });
  return () => {
    stop();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}

function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === PAGE_ORIGIN;
}
