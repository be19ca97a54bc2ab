// What a document would change, told without a password in it.
import { passwordPlaces, withoutPasswords } from '../../config/passwords';
import type { Weighed } from '../../config/weighed';
import type { SettingsCompared } from '../../contract/importing/compared';
import { changesOf } from './changes';
import { programsNamed } from './programs';
import { newWays } from './ways';

/** So many places that do not fit help a person; a foreign file may have thousands. */
const MOST_ISSUES = 40;

/** `document`: as it was weighed. */
export function compareSettings(weighed: Weighed, document: unknown): SettingsCompared {
  if (!weighed.ok) {
    const issues = weighed.issues.slice(0, MOST_ISSUES);
    return { ok: false, issues, more: weighed.issues.length - issues.length, document: shown(document) };
  }
  const { over, today, next, missing } = weighed;
  return {
    ok: true,
    found: {
      over,
      first: today === null,
      document: shown(next),
      things: changesOf(today, next),
      programs: programsNamed(today, next),
      ways: newWays(today, next),
      passwords: missing,
    },
  };
}

function shown(document: unknown): unknown {
  return withoutPasswords(document, passwordPlaces(document));
}
