// A connector as people call it: by its name, or by its id where it has none, has
// gone, or the relay does not tell.
import type { ReactNode } from 'react';
import type { Status } from '../../src-main/contract/views';
import { useLive } from '../live';

export function connectorName(status: Status | null, id: string): string {
  return status?.connectors?.find((c) => c.id === id)?.name || id;
}

export function ConnectorNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { status } = useLive();
  return ids.map((id) => connectorName(status, id)).join(', ');
}
