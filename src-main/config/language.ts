// In which language a folder's settings want people spoken to, for whoever speaks
// before the relay has read and judged them: a start that fails, a folder that another
// program holds. Only read, at once, and never in the way: a folder or a file that
// cannot be read, or says nothing of it that fits, means the person's own language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../base/text-file';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../words/page';

export function languageIn(dir: string): LanguageChoice {
  try {
    const document: unknown = JSON.parse(decodeText(readFileSync(join(dir, 'settings.json'))) ?? '');
    return languageChosen(document) ?? 'system';
  } catch {
    return 'system';
  }
}

/** What a document of settings, judged or not, says of it; null where it says nothing that fits. */
export function languageChosen(document: unknown): LanguageChoice | null {
  const said: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'language') : null;
  return LANGUAGE_CHOICES.find((choice) => choice === said) ?? null;
}
