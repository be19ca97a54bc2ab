// Settings that a person takes in from a file. The document stays on this side: the page is
// told what it would change, and answers with the passwords that are wanting. Rejects
// ContractError with a sentence.
import { readSettingsFile } from '../config/document-file';
import { passwordPlaces, withPasswords } from '../config/passwords';
import { ContractError } from '../contract/errors';
import type { SettingsCompared, TypedPassword } from '../contract/importing/compared';
import { pathText } from '../contract/issues';
import type { Caller, Taken } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';

export interface SettingsImport {
  /** What the file at `path` would change. */
  read(path: string): Promise<SettingsCompared>;
  /** Takes what was read last, as long as the settings it was compared with still hold. */
  take(typed: readonly TypedPassword[]): Promise<Taken>;
}

export function settingsImport(relay: Caller): SettingsImport {
  let waiting: { readonly document: object; readonly over: string } | null = null;
  return {
    async read(path) {
      waiting = null;
      const document = await readSettingsFile(path);
      const compared = await relay.call('settings.compare', { document }).catch(sayOlder);
      if (compared.ok) waiting = { document, over: compared.found.over };
      return compared;
    },
    async take(typed) {
      if (waiting === null) throw new ContractError('refused', controlWords.importing.readFirst);
      const { document, over } = waiting;
      return relay.call('settings.take', { document: withTyped(document, typed), over });
    },
  };
}

function withTyped(document: object, typed: readonly TypedPassword[]): object {
  const given = new Map(typed.map(({ path, password }) => [path, password]));
  return withPasswords(document, passwordPlaces(document), ({ path, value }) => given.get(pathText(path)) ?? value);
}

/** The relay in another process may be of a version that cannot compare. */
function sayOlder(error: unknown): never {
  if (error instanceof ContractError && error.code === 'unknown-method')
    throw new ContractError('refused', controlWords.importing.older);
  throw error;
}
