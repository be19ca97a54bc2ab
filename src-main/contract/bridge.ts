// What the window's page finds as `window.dialpost`: the preload makes it, the
// page uses it, and nothing else passes between them. Refusals travel as values,
// because an Error loses its code on the way through Electron's bridge.
import type { ErrorBody } from './errors';
import type { EventName, Events } from './events';
import type { SettingsCompared } from './importing/compared';
import type { MessageRef } from './message/message';
import type { Taken } from './methods';
import type { WrittenRows } from './table/csv';
import type { DaemonSeen } from './window/daemon-seen';
import type { WindowOrder } from './window/orders';
import type { Language } from '../words/page';

export type BridgeAnswer = { readonly result: unknown } | { readonly error: ErrorBody };

/** What the desktop does for the page. */
export interface DesktopRequests {
  /**
   * `message`: a MessageRef as JSON. Asks where, and writes the content there byte for byte; path null: the person
   * thought better of it.
   */
  'save-message'(message: string): Promise<{ readonly path: string | null; readonly damaged: boolean }>;
  /** `part`: a MessagePart as JSON; path as above. */
  'save-attachment'(part: string): Promise<{ readonly path: string | null }>;
  /** `message` as above. Asks for a folder and writes every attachment there, over nothing that is there already. */
  'save-attachments'(message: string): Promise<{ readonly folder: string | null; readonly saved: number }>;
  /** Asks where, and saves a report for the technician there; path null as above. */
  'save-report'(): Promise<{ readonly path: string | null }>;
  /** Loads the page anew where another language than `spoken`, the page's, is spoken now; false: it is the same. */
  'speak-anew'(spoken: string): Promise<{ readonly anew: boolean }>;
  /** Shows the folder of the logs in the system's own window. */
  'open-log-folder'(): Promise<{ readonly path: string }>;
  /** Asks where, and writes the settings there without passwords; path as above. */
  'export-settings'(): Promise<{ readonly path: string | null }>;
  /** `shown`: a ShownTable as JSON. Asks where, and writes the whole list there as a table; path as above. */
  'export-table'(shown: string): Promise<WrittenRows & { readonly path: string | null }>;
  /** `sheet`: a PrintedSheet as JSON. The system asks which printer; false: the person thought better of it. */
  print(sheet: string): Promise<{ readonly printed: boolean }>;
  /** Asks which program or file of the computer is meant; path null: the person thought better of it. */
  'choose-file'(): Promise<{ readonly path: string | null }>;
  /** Asks for a settings file and tells what it would change; null: the person thought better of it. */
  'import-settings'(): Promise<{ readonly path: string; readonly compared: SettingsCompared } | null>;
  /** `typed`: a list of TypedPassword as JSON. Takes the file that was asked for last. */
  'take-settings'(typed: string): Promise<Taken>;
  /** Shows the page where a person signs in, in the system's browser; only one that signIn.begin has answered. */
  'open-sign-in'(address: string): Promise<Record<string, never>>;
  /** Runs a relay of its own in place of the service that the app steers; refused where that answers, or may not be. */
  'take-over'(): Promise<Record<string, never>>;
  /** What there is of a service on this computer. */
  'see-daemon'(): Promise<DaemonSeen>;
  /** The system asks a person for the rights; done false: the person thought better of it. Refused with why. */
  'install-daemon'(): Promise<{ readonly done: boolean }>;
  'remove-daemon'(): Promise<{ readonly done: boolean }>;
  /** What this program is and what it is built from. */
  about(): Promise<AboutDialpost>;
  /** What the page calls its screens, for the menu: a list of ScreenNamed as JSON. */
  'name-screens'(screens: string): Promise<Record<string, never>>;
}

export interface AboutDialpost {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** "linux 6.1.0, x64". */
  readonly system: string;
  /** Where settings and mail lie. */
  readonly dataFolder: string;
  /** By name; [] where the list was not built. */
  readonly packages: readonly BundledPackage[];
}
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** "MIT"; "" where its author names none. */
  readonly license: string;
  /** The licence's own words; "" where there are none. */
  readonly text: string;
}

export type DesktopRequest = keyof DesktopRequests;
export const DESKTOP_REQUESTS: readonly DesktopRequest[] = [
  'save-message',
  'save-attachment',
  'save-attachments',
  'save-report',
  'open-log-folder',
  'speak-anew',
  'name-screens',
  'export-settings',
  'export-table',
  'print',
  'choose-file',
  'import-settings',
  'take-settings',
  'open-sign-in',
  'take-over',
  'see-daemon',
  'install-daemon',
  'remove-daemon',
  'about',
];

export interface Bridge {
  /** Any method of the table in methods.ts; never rejects for a refusal. */
  call(method: string, params: unknown): Promise<BridgeAnswer>;
  /** Hears every event until the returned function is called. */
  on(listener: <E extends EventName>(event: E, data: Events[E]) => void): () => void;
  /** Hears what the menu orders of the page until the returned function is called. */
  onOrder(listener: (order: WindowOrder) => void): () => void;
  /**
   * What only the desktop can do, `about` what the wish takes (a message as JSON, a language, a document as JSON); never rejects for
   * a refusal.
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
export const ORDER_CHANNEL = 'dialpost:order';
/** Asked once, before the page's first line, and answered at once. */
export const LANGUAGE_CHANNEL = 'dialpost:language';
/** Where the page lives. Only this origin may call. */
export const PAGE_ORIGIN = 'app://dialpost';
/** Where letters that are pages live: no neighbour of ours. */
export const LETTER_ORIGIN = 'app://letter';

/** Under which the page frames the letter's own. */
export function letterAddress(message: MessageRef): string {
  return `${LETTER_ORIGIN}/?${encodeURIComponent(JSON.stringify(message))}`;
}
