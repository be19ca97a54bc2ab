// What the window's page finds as `window.dialpost`: the preload makes it, the
// page uses it, and nothing else passes between them. Refusals travel as values,
// because an Error loses its code on the way through Electron's bridge.
import type { ErrorBody } from './errors';
import type { EventName, Events } from './events';

export type BridgeAnswer = { readonly result: unknown } | { readonly error: ErrorBody };

export interface Bridge {
  /** Any method of the table in methods.ts; never rejects for a refusal. */
  call(method: string, params: unknown): Promise<BridgeAnswer>;
  /** Hears every event until the returned function is called. */
  on(listener: <E extends EventName>(event: E, data: Events[E]) => void): () => void;
  /** process.platform of the computer. */
  readonly platform: string;
}

/** Channel names shared by preload and main side. */
export const CALL_CHANNEL = 'dialpost:call';
export const EVENT_CHANNEL = 'dialpost:event';
/** Where the page lives. Only this origin may call. */
export const PAGE_ORIGIN = 'app://dialpost';
