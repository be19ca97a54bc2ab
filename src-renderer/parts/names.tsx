// Connectors and lines as people call them, of what is known now.
import type { ReactNode } from 'react';
import { connectorName, linkName } from '../../src-main/contract/window/names';
import { useLive } from '../live';

export { connectorName, linkName };

export function ConnectorNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { status } = useLive();
  return ids.map((id) => connectorName(status, id)).join(', ');
}
