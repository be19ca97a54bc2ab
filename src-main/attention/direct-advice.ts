// Direct delivery is for lines that are always on: over a dialled one the slowest of
// the world's mail servers decides how long the call lasts, and many take no mail from
// the addresses that dialled lines have. It is done all the same, and said.
import { linkIds } from '../contract/connector';
import { isDialled } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { AttentionBoard } from '../contract/attention';
import { attentionWords } from '../words/attention';

/** Puts one note on the board for each connector that delivers directly over a dialled link; others go. */
export function tellDirect({ connectors, links }: Settings, attention: AttentionBoard): void {
  attention.clearAll('direct:');
  for (const connector of connectors.filter((c) => c.enabled && c.route.kind === 'direct')) {
    const line = links.find((link) => isDialled(link) && linkIds(connector).includes(link.id));
    if (line)
      attention.raise(
        `direct:${connector.id}`,
        'info',
        attentionWords.direct(connector.name || connector.id, line.name || line.id),
        {
          kind: 'open',
          screen: 'connectors',
          id: connector.id,
        },
      );
  }
}
