// The one hole in the wall between the page and the main side. It runs in the
// sandbox, requires nothing but Electron, and hands the page six plain things: ask,
// hear, hear what the menu orders, a wish to the desktop, the platform's name, and the
// language to speak, which the page's words need before anything else. No Node, no Electron object, no channel of the
// page's own choosing gets through.
import { contextBridge, ipcRenderer } from 'electron';
import {
  type Bridge,
  CALL_CHANNEL,
  DESK_CHANNEL,
  EVENT_CHANNEL,
  LANGUAGE_CHANNEL,
  ORDER_CHANNEL,
} from './contract/bridge';
import type { EventName, Events } from './contract/events';
import type { WindowOrder } from './contract/window/orders';
import type { Language } from './words/page';

type Listener = <E extends EventName>(event: E, data: Events[E]) => void;

const bridge: Bridge = {
  call: (method, params) => ipcRenderer.invoke(CALL_CHANNEL, String(method), params),
  on(listener: Listener) {
    const forward = (_: unknown, event: EventName, data: Events[EventName]): void => listener(event, data);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => void ipcRenderer.off(EVENT_CHANNEL, forward);
  },
  onOrder(listener) {
    const forward = (_: unknown, order: WindowOrder): void => listener(order);
    ipcRenderer.on(ORDER_CHANNEL, forward);
    return () => void ipcRenderer.off(ORDER_CHANNEL, forward);
  },
  desk: (wish, about) => ipcRenderer.invoke(DESK_CHANNEL, String(wish), about),
  platform: process.platform,
  // The main side answers with the language it speaks.
  language: ipcRenderer.sendSync(LANGUAGE_CHANNEL) as Language,
};

contextBridge.exposeInMainWorld('dialpost', bridge);
