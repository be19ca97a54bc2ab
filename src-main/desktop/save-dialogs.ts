// What the window may ask of the computer itself: save a message, a report or the settings
// where the person says, and open the folder of the logs. The page names a message, never a path:
// where a file goes is chosen in the system's own dialog, and the one folder that
// opens is ours.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog, shell } from 'electron';
import { writeFileDurable } from '../base/durable';
import type { DesktopRequests } from '../contract/bridge';
import { ContractError } from '../contract/errors';
import { desktopWords } from '../words/desktop';

type SaveRequests = Pick<DesktopRequests, 'save-message' | 'save-report' | 'open-log-folder' | 'export-settings'>;

export interface SaveDialogDeps {
  /** Writes the content of message `id` to `path`. Rejects with a sentence. */
  save(id: string, path: string): Promise<{ readonly damaged: boolean }>;
  /** Writes a report to `path`. Rejects with a sentence. */
  report(path: string): Promise<unknown>;
  /** The settings as everybody may read them, passwords left out. */
  settings(): Promise<unknown>;
  /** DIR/log. */
  readonly logFolder: string;
}

export function createSaveDialogs({ save, report, settings, logFolder }: SaveDialogDeps): SaveRequests {
  return {
    async 'save-message'(id) {
      const path = await askWhere(
        desktopWords.save.message,
        id.replace(/[^\w.-]/g, '_'),
        desktopWords.save.messageFiles,
        'eml',
      );
      const saved = path !== null ? await save(id, path) : null;
      return { path, damaged: saved?.damaged ?? false };
    },
    async 'save-report'() {
      const path = await askWhere(
        desktopWords.save.report,
        `dialpost-report-${new Date().toISOString().slice(0, 10)}`,
        desktopWords.save.reportFiles,
        'zip',
      );
      if (path !== null) await report(path);
      return { path };
    },
    async 'export-settings'() {
      const document = await settings();
      if (document === null) throw new ContractError('refused', desktopWords.save.noSettings);
      const path = await askWhere(
        desktopWords.save.settings,
        `dialpost-settings-${new Date().toISOString().slice(0, 10)}`,
        desktopWords.save.settingsFiles,
        'json',
      );
      if (path !== null) await writeFileDurable(path, `${JSON.stringify(document, null, 2)}\n`);
      return { path };
    },
    async 'open-log-folder'() {
      await mkdir(logFolder, { recursive: true, mode: 0o700 });
      const trouble = await shell.openPath(logFolder);
      if (trouble !== '') throw new ContractError('refused', desktopWords.save.noFolderWindow(logFolder, trouble));
      return { path: logFolder };
    },
  };
}

/** The system's own dialog; null: the person thought better of it. */
async function askWhere(title: string, name: string, files: string, ending: string): Promise<string | null> {
  const defaultPath = join(app.getPath('downloads'), `${name}.${ending}`);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title,
    defaultPath,
    filters: [{ name: files, extensions: [ending] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
