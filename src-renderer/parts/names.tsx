// Connectors and lines as people call them: by name, or by id where there is none,
// it has gone, or the relay does not tell.
import type { ReactNode } from 'react';
import type { Status } from '../../src-main/contract/views';
import { useLive } from '../live';

export function connectorName(status: Status | null, id: string): string {
  return status?.connectors?.find((c) => c.id === id)?.name || id;
}

export function linkName(status: Status | null, id: string): string {
  return status?.links.find((l) => l.id === id)?.name || id;
}

export function ConnectorNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { status } = useLive();
  return ids.map((id) => connectorName(status, id)).join(', ');
}
