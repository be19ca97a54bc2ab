// Stored settings that do not fit: which file, and where.
import type { Issue } from '../contract/errors';
import { checkStored } from '../contract/settings';
import { configWords } from '../words/config';

/** Stored settings that do not fit: the file and every place in it. */
export class SettingsError extends Error {
  constructor(
    readonly path: string,
    readonly issues: readonly Issue[],
  ) {
    super(configWords.settings.misfit(path, issues.length));
    this.name = 'SettingsError';
  }
}

/** The first place that does not fit; null: it fits. */
export function misfitOf(document: unknown): string | null {
  const checked = checkStored(document);
  if (checked.ok) return null;
  const [first] = checked.issues;
  return first ? `${first.path}: ${first.message}` : configWords.settings.misfitAnywhere;
}
