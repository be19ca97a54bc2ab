// The one hole in the wall between the page and the main side. It runs in the
// sandbox, requires nothing but Electron, and hands the page four plain things:
// ask, hear, a wish to the desktop, and the platform's name. No Node, no Electron
// object, no channel of the page's own choosing gets through.
import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, CALL_CHANNEL, DESK_CHANNEL, EVENT_CHANNEL } from './contract/bridge';
import type { EventName, Events } from './contract/events';

type Listener = <E extends EventName>(event: E, data: Events[E]) => void;

const bridge: Bridge = {
  call: (method, params) => ipcRenderer.invoke(CALL_CHANNEL, String(method), params),
  on(listener: Listener) {
    const forward = (_: unknown, event: EventName, data: Events[EventName]): void => listener(event, data);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => void ipcRenderer.off(EVENT_CHANNEL, forward);
  },
  desk: (wish, about) => ipcRenderer.invoke(DESK_CHANNEL, String(wish), about),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('dialpost', bridge);
