// What the window may have opened outside itself. Where a program or a file of the computer is
// to be named, the person may choose it in the system's own dialog: the page gets the path that
// was chosen and nothing of what stands there; of a settings file it gets what it would change.
// And the system's browser, at a page where a person signs in.
import { dialog, shell } from 'electron';
import { z } from 'zod';
import type { DesktopRequests } from '../contract/bridge';
import type { SettingsCompared, TypedPassword } from '../contract/importing/compared';
import { ContractError } from '../contract/errors';
import type { Taken } from '../contract/methods';
import { desktopWords } from '../words/desktop';

type OpenRequests = Pick<DesktopRequests, 'choose-file' | 'import-settings' | 'take-settings' | 'open-sign-in'>;

export interface OpenDialogDeps {
  /** What the settings file at `path` would change. Rejects with a sentence. */
  read(path: string): Promise<SettingsCompared>;
  /** Takes the file that was read last. Rejects with a sentence. */
  take(typed: readonly TypedPassword[]): Promise<Taken>;
  /** True of a page that a sign-in begun here needs. */
  isSignIn(address: string): boolean;
}

const typedPasswords = z.array(z.strictObject({ path: z.string(), password: z.string() }));

export function createOpenDialogs({ read, take, isSignIn }: OpenDialogDeps): OpenRequests {
  return {
    async 'choose-file'() {
      return { path: await askWhich(desktopWords.chooseFile, null) };
    },
    async 'import-settings'() {
      const path = await askWhich(desktopWords.open.settings, desktopWords.save.settingsFiles);
      return path === null ? null : { path, compared: await read(path) };
    },
    'take-settings': (typed) => take(typedPasswords.parse(JSON.parse(typed))),
    async 'open-sign-in'(address) {
      if (!isSignIn(address)) throw new ContractError('refused', desktopWords.noSignInPage);
      await shell.openExternal(address).catch((error: unknown) => {
        throw new ContractError(
          'refused',
          desktopWords.noBrowser(error instanceof Error ? error.message : String(error)),
        );
      });
      return {};
    },
  };
}

/** `files`: the kind of JSON files that is meant; any other can be chosen all the same. */
async function askWhich(title: string, files: string | null): Promise<string | null> {
  const kinds = [
    { name: files ?? '', extensions: ['json'] },
    { name: desktopWords.open.anyFile, extensions: ['*'] },
  ];
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    properties: ['openFile'],
    ...(files === null ? {} : { filters: kinds }),
  });
  return canceled ? null : (filePaths[0] ?? null);
}
