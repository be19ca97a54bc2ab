// Letters whose sender, recipient, subject or id has what was typed: asked of the post
// office after a pause in the typing, a few of each kind. An answer that comes too late
// for its question is dropped.
import { useEffect, useState } from 'react';
import { go } from '../place';
import { call } from '../relay';
import { paletteWords } from '../words/palette';
import { windowWords } from '../words/window';
import type { PaletteEntry } from './entry';

const PAUSE_MS = 200;
const SHORTEST = 2;
const MOST = 6;

interface Letters {
  readonly found: readonly PaletteEntry[];
  readonly searching: boolean;
}

const NONE: Letters = { found: [], searching: false };

export function useFoundLetters(typed: string): Letters {
  const [letters, setLetters] = useState<Letters>(NONE);
  const search = typed.trim();
  useEffect(() => {
    if (search.length < SHORTEST) return setLetters(NONE);
    let late = false;
    setLetters({ found: [], searching: true });
    const timer = setTimeout(() => {
      lettersWith(search).then(
        (found) => late || setLetters({ found, searching: false }),
        // What cannot be searched now is not found now; the rest is.
        () => late || setLetters(NONE),
      );
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [search]);
  return letters;
}

async function lettersWith(search: string): Promise<readonly PaletteEntry[]> {
  const asked = { search, limit: MOST };
  const [waiting, gone] = await Promise.all([call('queue.list', asked), call('history.list', asked)]);
  const named = (sender: string | null, to: string): string =>
    paletteWords.fromTo(sender ?? windowWords.nullSender, to);
  return [
    ...waiting.rows.map(({ id, subject, sender, recipients }) => ({
      key: `queue ${id}`,
      group: 'waiting' as const,
      label: subject || windowWords.noSubject,
      detail: named(sender, recipients[0]?.address ?? ''),
      go: () => go('queue', id),
    })),
    ...gone.rows.map(({ id, subject, sender, recipient }, i) => ({
      key: `history ${id} ${i}`,
      group: 'gone' as const,
      label: subject || windowWords.noSubject,
      detail: named(sender, recipient),
      go: () => go('delivered', id),
    })),
  ];
}
