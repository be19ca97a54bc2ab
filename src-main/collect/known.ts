// Which letters of one listing are here already. By its id, where the host gave it the
// same one and the same size as before and nothing has asked for its deletion since; else
// only by what it says. A letter seen before and standing in the listing under its own
// id is no other letter's double, however alike; one that is not to be found there stands
// for one letter at most. So what lies there twice comes twice: a letter more is better
// than a letter less. Only a letter with a Message-ID, alike in all its author wrote, is
// the same one wherever it lies (see marks.ts).
import type { ListedMessage } from './host';
import type { SeenMessage, SeenMessages } from './seen';

export interface KnownMessages {
  /** The one noted before under this id, if its id can be believed. */
  byId(listed: ListedMessage): SeenMessage | null;
  /** Is a letter with these marks here already? What it stood for is used up then. */
  byMarks(marks: readonly string[]): boolean;
  /** Letters used up by byMarks since the last call: what is noted in their place makes them superfluous. */
  used(): readonly SeenMessage[];
  /** Letters noted before of which the listing has shown nothing. */
  unfound(): readonly SeenMessage[];
}

/** `leaves`: letters are left at the host, so an id of an old file stands for a letter that was left, not deleted. */
export function knownIn(listing: readonly ListedMessage[], seen: SeenMessages, leaves: boolean): KnownMessages {
  const ids = new Map(
    seen
      .letters()
      .flatMap((message) =>
        message.id !== null && believed(seen, message, leaves) ? [[message.id, message] as const] : [],
      ),
  );
  const byId = ({ id, bytes }: ListedMessage): SeenMessage | null => {
    const message = id === null ? undefined : ids.get(id);
    return message && (message.bytes === null || bytes === null || message.bytes === bytes) ? message : null;
  };
  const standing = new Set(listing.map(byId));
  const claims = new Set(seen.letters().filter((message) => !standing.has(message)));
  const byContent = new Map<string, SeenMessage[]>();
  for (const message of claims)
    for (const mark of message.marks.slice(0, 1)) byContent.set(mark, [...(byContent.get(mark) ?? []), message]);
  const used: SeenMessage[] = [];
  return {
    byId,
    byMarks([content = '', ...written]) {
      const message = byContent.get(content)?.shift();
      if (message) {
        claims.delete(message);
        used.push(message);
      }
      return message !== undefined || written.some((mark) => seen.knows(mark));
    },
    used: () => used.splice(0),
    unfound: () => [...claims],
  };
}

function believed(seen: SeenMessages, message: SeenMessage, leaves: boolean): boolean {
  const state = seen.stateOf(message);
  return state === 'safe' || (state === 'old' && leaves);
}
