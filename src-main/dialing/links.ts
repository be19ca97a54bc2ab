// The links of the settings as lines that can be dialled: made when first named,
// made anew when their settings changed and nobody is on them, told about when
// they will not hang up.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { slip } from '../base/slip';
import { IN_HOUSE, isDialled, type Link, mayTellMetered } from '../contract/link';
import type { Settings } from '../contract/settings';
import { createLink, type LinkControl } from '../link/link';
import type { Announcements } from '../contract/announcements';
import type { AttentionBoard } from '../contract/attention';

export interface Links {
  /** Throws where the settings know no such link. */
  line(id: string): LinkControl;
  find(id: string): LinkControl | undefined;
  /** A line as it is typed, to be tried: the one that holds where it is the same or up, else one made for it. */
  tried(draft: Link): Pick<LinkControl, 'state' | 'up' | 'down'> & { done?(): void };
  /** Whether the system calls the line metered, as far as it was asked; null where it does not say. */
  toldMetered(id: string): boolean | null;
  /** Asks the system; for a line that has just come up. */
  learn(id: string): Promise<void>;
  /** Call after the settings changed and when a session has ended. */
  apply(settings: Settings): void;
  /** The names of those that are being hung up now, or will not. */
  hangingUp(): readonly string[];
  /** At a start: a crash may have left these lines up, and money running. Does not wait until they are down. */
  hangUp(left: readonly string[]): Promise<void>;
  close(): void;
}

export interface LinksDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  readonly announcements: Announcements;
  dropped(link: string, text: string): void;
  /** What the system says of a line has changed. */
  learned(): void;
}

export function openLinks(deps: LinksDeps): Links {
  const lines = new Map<string, LinkControl>();
  const inHouse = createLink(IN_HOUSE, { clock: deps.clock, log: deps.log });
  const told = new Map<string, boolean | null>();
  const learn = async (id: string): Promise<void> => {
    const line = lines.get(id);
    if (!line || !mayTellMetered(line.link)) return;
    const metered = await line.metered();
    if (lines.get(id) !== line || told.get(id) === metered) return;
    told.set(id, metered);
    deps.learned();
  };
  const find = (id: string): LinkControl | undefined => (id === IN_HOUSE.id ? inHouse : lines.get(id));
  const make = (link: Link): void => {
    const line = createLink(link, { clock: deps.clock, log: deps.log });
    line.onChange(() => {
      if (line.trouble === null) deps.attention.clear(`line:${link.id}`);
      else
        deps.attention.raise(`line:${link.id}`, 'error', line.trouble, { kind: 'open', screen: 'links', id: link.id });
      deps.announcements.tell('status-changed', null);
    });
    line.onDrop((text) => deps.dropped(link.id, text));
    lines.set(link.id, line);
    void learn(link.id);
  };
  return {
    line(id) {
      const line = find(id);
      if (!line) throw slip(`no link "${id}"`);
      return line;
    },
    find,
    tried: (draft) => triedLine(lines.get(draft.id), draft, deps),
    toldMetered: (id) => told.get(id) ?? null,
    learn,
    apply({ links }) {
      for (const [id, line] of lines) {
        const wanted = links.find((l) => l.id === id);
        // A line in use keeps its settings until it is down: it must be hung up the way it was dialled.
        const resting = line.state === 'down' || line.link.kind === 'always-on';
        if (!resting || (wanted && same(wanted, line.link))) continue;
        line.close();
        lines.delete(id);
        told.delete(id);
      }
      links.filter((link) => !lines.has(link.id)).forEach(make);
    },
    hangingUp: () => [...lines.values()].filter(({ state }) => state === 'hanging-up').map(nameOf),
    async hangUp(left) {
      for (const id of left) {
        const line = lines.get(id);
        if (line && (await line.takeOver())) void line.down();
      }
    },
    close: () => lines.forEach((line) => line.close()),
  };
}

const nameOf = ({ link }: LinkControl): string => link.name || link.id;

/** The line that holds where it is the same or up, else one made for the try. */
function triedLine(
  holds: LinkControl | undefined,
  draft: Link,
  { clock, log }: Pick<LinksDeps, 'clock' | 'log'>,
): ReturnType<Links['tried']> {
  const busy = holds !== undefined && isDialled(holds.link) && holds.state !== 'down';
  if (holds && (busy || same(holds.link, draft))) return holds;
  const line = createLink(draft, { clock, log });
  return {
    get state() {
      return line.state;
    },
    up: (signal) => line.up(signal),
    down: () => line.down(),
    done: () => line.close(),
  };
}

function same(a: Link, b: Link): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
