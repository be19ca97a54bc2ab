// What the providers and lines of a table's rows are called, asked for once.
import type { Caller } from '../../contract/methods';
import type { Status } from '../../contract/views';
import { connectorName, linkName } from '../../contract/window/names';

export interface Names {
  /** To be awaited before the first row. */
  read(): Promise<Status>;
  readonly provider: (id: string) => string;
  readonly line: (id: string) => string;
}

export function namesOf(relay: Caller): Names {
  let asked: Promise<Status> | null = null;
  let status: Status | null = null;
  return {
    async read() {
      asked ??= relay.call('status', {});
      return (status = await asked);
    },
    provider: (id) => connectorName(status, id),
    line: (id) => linkName(status, id),
  };
}
