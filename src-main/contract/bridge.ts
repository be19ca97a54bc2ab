// What the window's page finds as `window.dialpost`: the preload makes it, the
// page uses it, and nothing else passes between them. Refusals travel as values,
// because an Error loses its code on the way through Electron's bridge.
import type { ErrorBody } from './errors';
import type { EventName, Events } from './events';
import type { Language } from '../words/page';

export type BridgeAnswer = { readonly result: unknown } | { readonly error: ErrorBody };

/** What the desktop does for the page. */
export interface DesktopRequests {
  /** Asks where, and writes the content there byte for byte; path null: the person thought better of it. */
  'save-message'(id: string): Promise<{ readonly path: string | null; readonly damaged: boolean }>;
  /** Asks where, and saves a report for the technician there; path null as above. */
  'save-report'(): Promise<{ readonly path: string | null }>;
  /** Loads the page anew where another language than `spoken`, the page's, is spoken now; false: it is the same. */
  'speak-anew'(spoken: string): Promise<{ readonly anew: boolean }>;
  /** Shows the folder of the logs in the system's own window. */
  'open-log-folder'(): Promise<{ readonly path: string }>;
}
export type DesktopRequest = keyof DesktopRequests;
export const DESKTOP_REQUESTS: readonly DesktopRequest[] = [
  'save-message',
  'save-report',
  'open-log-folder',
  'speak-anew',
];

export interface Bridge {
  /** Any method of the table in methods.ts; never rejects for a refusal. */
  call(method: string, params: unknown): Promise<BridgeAnswer>;
  /** Hears every event until the returned function is called. */
  on(listener: <E extends EventName>(event: E, data: Events[E]) => void): () => void;
  /**
   * What only the desktop can do, `about` a message (its queue id) or a language where the wish takes one; never rejects for a
   * refusal.
   */
  desk(wish: DesktopRequest, about?: string): Promise<BridgeAnswer>;
  /** process.platform of the computer. */
  readonly platform: string;
  /** In which the page is to speak, for as long as it is shown. */
  readonly language: Language;
}

/** Channel names shared by preload and main side. */
export const CALL_CHANNEL = 'dialpost:call';
export const DESK_CHANNEL = 'dialpost:desk';
export const EVENT_CHANNEL = 'dialpost:event';
/** Asked once, before the page's first line, and answered at once. */
export const LANGUAGE_CHANNEL = 'dialpost:language';
/** Where the page lives. Only this origin may call. */
export const PAGE_ORIGIN = 'app://dialpost';
