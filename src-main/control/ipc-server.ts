// The window's door: one channel for the relay's methods, one for what the desktop
// does itself (save as, open a folder), one for the language, one out. A call is answered only when it
// comes from the top frame of our own page; anything else is refused as a
// stranger would be. Events go to every window of ours and are dropped for one
// that is closed or still loading; a page asks for `status` when it starts.
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { isSlip, reportFault } from '../base/fault-line';
import {
  type BridgeAnswer,
  CALL_CHANNEL,
  type DesktopRequests,
  DESK_CHANNEL,
  DESKTOP_REQUESTS,
  EVENT_CHANNEL,
  LANGUAGE_CHANNEL,
  PAGE_ORIGIN,
} from '../contract/bridge';
import { ContractError } from '../contract/errors';
import type { EventName, Events, Listen } from '../contract/events';
import { controlWords } from '../words/ways-in/control';
import { languageSpoken } from '../words/page';
import { type LineHolder, LineHolders } from './line-holders';
import type { Answer, Dispatch } from './dispatch';

const stranger = (): BridgeAnswer => ({ error: { code: 'refused', message: controlWords.window.stranger } });

/** Opens the door; the returned function closes it. `pages` names the windows that hear events. */
export function openIpc(
  dispatch: Dispatch,
  desk: DesktopRequests,
  listen: Listen,
  pages: () => readonly WebContents[],
): () => void {
  const holderOf = pageHolders(dispatch);
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, params: unknown) =>
    isOurPage(event) && typeof method === 'string'
      ? holderOf(event.sender).dispatch(method, params).then(bridged)
      : stranger(),
  );
  ipcMain.handle(DESK_CHANNEL, (event, wish: unknown, about: unknown) =>
    isOurPage(event) ? grant(desk, wish, about) : stranger(),
  );
  // No secret: whoever loads a page may know it.
  const sayLanguage = (event: IpcMainEvent): void => void (event.returnValue = languageSpoken());
  ipcMain.on(LANGUAGE_CHANNEL, sayLanguage);
  const stop = listen(<E extends EventName>(event: E, data: Events[E]) => {
    for (const page of pages()) {
      if (!page.isDestroyed() && !page.isLoading()) page.send(EVENT_CHANNEL, event, data);
    }
  });
  return () => {
    stop();
    ipcMain.removeHandler(CALL_CHANNEL);
    ipcMain.removeHandler(DESK_CHANNEL);
    ipcMain.off(LANGUAGE_CHANNEL, sayLanguage);
  };
}

/** Each page asks for itself, until it is loaded anew, crashes or its window goes. */
function pageHolders(dispatch: Dispatch): (page: WebContents) => LineHolder {
  const holders = new LineHolders();
  const known = new WeakMap<WebContents, LineHolder>();
  const forget = (page: WebContents): void => {
    known.get(page)?.gone();
    known.delete(page);
  };
  const watch = (page: WebContents): void => {
    page.once('destroyed', () => forget(page));
    page.on('render-process-gone', () => forget(page));
    page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) forget(page);
    });
  };
  const watched = new WeakSet<WebContents>();
  return (page) => {
    if (!watched.has(page)) watch(page);
    watched.add(page);
    const holder = known.get(page) ?? holders.take(dispatch);
    known.set(page, holder);
    return holder;
  };
}

/** A window has no connection that could be ended. */
function bridged(answer: Answer): BridgeAnswer {
  return 'error' in answer ? { error: answer.error } : answer;
}

async function grant(desk: DesktopRequests, wish: unknown, about: unknown): Promise<BridgeAnswer> {
  const known = DESKTOP_REQUESTS.find((name) => name === wish);
  if (known === undefined)
    return { error: { code: 'unknown-method', message: controlWords.window.noSuchWish(String(wish)) } };
  try {
    return { result: await desk[known](typeof about === 'string' ? about : '') };
  } catch (error) {
    if (error instanceof ContractError) return { error: error.body() };
    if (isSlip(error)) reportFault(error);
    return { error: { code: 'internal', message: error instanceof Error ? error.message : String(error) } };
  }
}

function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === PAGE_ORIGIN;
}
