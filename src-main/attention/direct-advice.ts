// Direct delivery is for lines that are always on: over a dialled one the slowest of
// the world's mail servers decides how long the call lasts, and many take no mail from
// the addresses that dialled lines have. It is done all the same, and said.
import { type Connector, linkIds } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { AttentionBoard } from '../contract/attention';

/** Puts one note on the board for each connector that delivers directly over a dialled link; others go. */
export function tellDirect({ connectors, links }: Settings, attention: AttentionBoard): void {
  attention.clearAll('direct:');
  for (const connector of connectors.filter((c) => c.enabled && c.route.kind === 'direct')) {
    const line = links.find((link) => isDialled(link) && linkIds(connector).includes(link.id));
    if (line)
      attention.raise(`direct:${connector.id}`, 'info', adviceText(connector, line), {
        kind: 'open',
        screen: 'connectors',
        id: connector.id,
      });
  }
}

function adviceText(connector: Connector, line: Link): string {
  return `${connector.name || connector.id} delivers straight to every domain over ${line.name || line.id}, which is dialled. Slow mail servers make such calls long, and many refuse mail from dial-up addresses; what they put off waits for another call. A provider's smart host is better there: Connectors → ${connector.name || connector.id}.`;
}
