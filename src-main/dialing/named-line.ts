// The line a person named for a call, and who may use it.
import { type Connector, linkIds } from '../contract/connector';
import { ContractError } from '../contract/errors';
import type { Link } from '../contract/link';
import { sessionWords } from '../words/session';

/** Throws ContractError 'not-found' where there is no such line. */
export function lineNamed(links: readonly Link[], id: string): Link {
  const line = links.find((link) => link.id === id);
  if (line) return line;
  const known = links.map((link) => link.id);
  throw new ContractError('not-found', sessionWords.start.unknownLink(id, known));
}

/** Those of `connectors` that may use it. Throws ContractError 'refused' where none may. */
export function mayUse(line: Link, connectors: readonly Connector[]): readonly Connector[] {
  const those = connectors.filter((connector) => linkIds(connector).includes(line.id));
  if (those.length === 0) throw new ContractError('refused', sessionWords.start.notByLink(line.id));
  return those;
}
