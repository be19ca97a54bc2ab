// What the window may ask of the computer itself: save a message or a report where the
// person says, and open the folder of the logs. The page names a message, never a path:
// where a file goes is chosen in the system's own dialog, and the one folder that
// opens is ours.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { Desk } from '../contract/bridge';
import { ContractError } from '../contract/errors';
import { WORDS } from './words';

export interface DeskDeps {
  /** Writes the content of message `id` to `path`. Rejects with a sentence. */
  save(id: string, path: string): Promise<unknown>;
  /** Writes a report to `path`. Rejects with a sentence. */
  report(path: string): Promise<unknown>;
  /** DIR/log. */
  readonly logFolder: string;
}

export function createDesk({ save, report, logFolder }: DeskDeps): Desk {
  return {
    async 'save-message'(id) {
      const name = `${id.replace(/[^\w.-]/g, '_')}.eml`;
      const { canceled, filePath } = await dialog.showSaveDialog({ title: WORDS.saveMessage, defaultPath: join(app.getPath('downloads'), name), filters: [{ name: WORDS.messageFiles, extensions: ['eml'] }] });
      if (canceled || filePath === '') return { path: null };
      await save(id, filePath);
      return { path: filePath };
    },
    async 'save-report'() {
      const name = `dialpost-report-${new Date().toISOString().slice(0, 10)}.zip`;
      const { canceled, filePath } = await dialog.showSaveDialog({ title: WORDS.saveReport, defaultPath: join(app.getPath('downloads'), name), filters: [{ name: WORDS.reportFiles, extensions: ['zip'] }] });
      if (canceled || filePath === '') return { path: null };
      await report(filePath);
      return { path: filePath };
    },
    async 'open-log-folder'() {
      await mkdir(logFolder, { recursive: true });
      const trouble = await shell.openPath(logFolder);
      if (trouble !== '') throw new ContractError('refused', WORDS.noFolderWindow(logFolder, trouble));
      return { path: logFolder };
    },
  };
}
