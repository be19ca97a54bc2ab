// Connectors and lines as people call them: by name, or by id where there is none, it has
// gone, or the relay does not tell.
import type { Status } from '../views';

export function connectorName(status: Status | null, id: string): string {
  return status?.connectors?.find((c) => c.id === id)?.name || id;
}

export function linkName(status: Status | null, id: string): string {
  return status?.links.find((l) => l.id === id)?.name || id;
}
