// Where the command line's questions go: to the relay that runs with the folder,
// or, with nothing running, to the files themselves.
import type { Caller, Method, Results } from '../contract/methods';
import { readDisk } from './offline';
import { connectControl } from '../control/socket-client';

export interface Asking extends Caller {
  readonly running: boolean;
  /** Any method by name. Rejects ContractError. */
  ask(method: string, params: unknown): Promise<unknown>;
  onEvent(fn: (event: string, data: unknown) => void): void;
  onClose(fn: () => void): void;
  close(): void;
}

export async function openAsk(dir: string): Promise<Asking> {
  const client = await connectControl(dir);
  if (client) return { ...client, running: true };
  const ask = (method: string, params: unknown): Promise<unknown> => readDisk(dir, method, params);
  return {
    running: false,
    ask,
    // readDisk answers each method it knows in the shape of the same table.
    call: <M extends Method>(method: M, params: unknown) => ask(method, params) as Promise<Results[M]>,
    onEvent: () => undefined,
    onClose: () => undefined,
    close: () => undefined,
  };
}
