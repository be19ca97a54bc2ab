// What was asked for, connector by connector, by everybody who joined a call: large
// mail too, a line without its limits, who is to ask for held mail, and which lines
// were tried before this one.
import type { Connector } from '../contract/connector';
import { EVERYTHING, type Portion } from '../queue/portion';

export interface Joining {
  readonly connectors: readonly string[];
  readonly large: boolean;
  /** The link's limits do not hold for them. */
  readonly unlimited: boolean;
  /** Lines that did not serve this call before. */
  readonly tried: readonly string[];
  /** Is this the session that asks for the connector's held mail? */
  fetches(connector: string): boolean;
}

export interface SessionRequest {
  join(joining: Joining): void;
  /** Large mail too? */
  large(connector: string): boolean;
  /** What may be sent of the connector's mail. */
  portion(connector: Connector): Portion;
  tried(): readonly string[];
}

/** `limited` is what the line may carry now. */
export function newRequest(limited: (connector: Connector) => Portion): SessionRequest {
  const large = new Set<string>();
  const unlimited = new Set<string>();
  const tried = new Set<string>();
  return {
    join(joining) {
      joining.tried.forEach((id) => tried.add(id));
      if (joining.large) joining.connectors.forEach((id) => large.add(id));
      if (joining.unlimited) joining.connectors.forEach((id) => unlimited.add(id));
    },
    large: (id) => large.has(id),
    portion: (connector) => (unlimited.has(connector.id) ? EVERYTHING : limited(connector)),
    tried: () => [...tried],
  };
}
