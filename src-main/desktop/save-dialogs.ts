// What the window may ask of the computer itself: save a message, a report, a list or the settings
// where the person says, and open the folder of the logs. The page names a message, never a path:
// where a file goes is chosen in the system's own dialog, and the one folder that
// opens is ours.
import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { z } from 'zod';
import { writeFileDurable } from '../base/durable';
import type { DesktopRequests } from '../contract/bridge';
import { ContractError } from '../contract/errors';
import { MessagePart, MessageRef } from '../contract/message/message';
import type { WrittenRows } from '../contract/table/csv';
import { ShownTable } from '../contract/window/shown-table';
import { dayText } from '../words/amounts';
import { desktopWords } from '../words/desktop';

type SaveRequests = Pick<
  DesktopRequests,
  | 'save-message'
  | 'save-attachment'
  | 'save-attachments'
  | 'save-report'
  | 'open-log-folder'
  | 'export-settings'
  | 'export-table'
>;

export interface SaveDialogDeps {
  /** Writes the content of the message to `path`. Rejects with a sentence. */
  save(message: MessageRef, path: string): Promise<{ readonly damaged: boolean }>;
  readonly attachments: AttachmentSaving;
  /** Writes a report to `path`. Rejects with a sentence. */
  report(path: string): Promise<unknown>;
  /** The settings as everybody may read them, passwords left out. */
  settings(): Promise<unknown>;
  /** Writes the whole list to `path`. Rejects with a sentence. */
  table(shown: ShownTable, path: string): Promise<WrittenRows>;
  /** DIR/log. */
  readonly logFolder: string;
}

export interface AttachmentSaving {
  /** The name under which it may be written. Rejects with a sentence where there is none. */
  name(part: MessagePart): Promise<string>;
  write(part: MessagePart, path: string): Promise<void>;
  /** Each under a name that is free there; how many. */
  writeAll(message: MessageRef, folder: string): Promise<number>;
}

export function createSaveDialogs(deps: SaveDialogDeps): SaveRequests {
  return { ...savingMessages(deps), ...savingTables(deps) };
}

function savingMessages({ save, attachments, report, logFolder }: SaveDialogDeps): Omit<SaveRequests, Exported> {
  return {
    async 'save-message'(about) {
      const message = named(MessageRef, about);
      const name = `${message.id.replace(/[^\w.-]/g, '_').replace(/\.eml$/, '')}.eml`;
      const path = await askWhere(desktopWords.save.message, name, desktopWords.save.messageFiles);
      const saved = path !== null ? await save(message, path) : null;
      return { path, damaged: saved?.damaged ?? false };
    },
    async 'save-attachment'(about) {
      const part = named(MessagePart, about);
      const path = await askWhere(desktopWords.save.attachment, await attachments.name(part), null);
      if (path !== null) await attachments.write(part, path);
      return { path };
    },
    async 'save-attachments'(about) {
      const message = named(MessageRef, about);
      const folder = await askFolder(desktopWords.save.attachments);
      return { folder, saved: folder === null ? 0 : await attachments.writeAll(message, folder) };
    },
    async 'save-report'() {
      const path = await askWhere(
        desktopWords.save.report,
        `dialpost-report-${dayText(Date.now())}.zip`,
        desktopWords.save.reportFiles,
      );
      if (path !== null) await report(path);
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

type Exported = 'export-settings' | 'export-table';

function savingTables({ settings, table }: SaveDialogDeps): Pick<SaveRequests, Exported> {
  return {
    async 'export-settings'() {
      const document = await settings();
      if (document === null) throw new ContractError('refused', desktopWords.save.noSettings);
      const path = await askWhere(
        desktopWords.save.settings,
        `dialpost-settings-${dayText(Date.now())}.json`,
        desktopWords.save.settingsFiles,
      );
      if (path !== null) await writeFileDurable(path, `${JSON.stringify(document, null, 2)}\n`);
      return { path };
    },
    async 'export-table'(about) {
      const shown = named(ShownTable, about);
      const path = await askWhere(
        desktopWords.save.tables[shown.of],
        `dialpost-${shown.of}-${dayText(Date.now())}.csv`,
        desktopWords.save.tableFiles,
      );
      return path === null ? { path, rows: 0, moved: false } : { path, ...(await table(shown, path)) };
    },
  };
}

/** What the page names, judged; it is a slip of ours where it does not fit. */
function named<T>(schema: z.ZodType<T>, about: string): T {
  return schema.parse(JSON.parse(about));
}

/** The system's own dialog, `files` the kind that `name` is of; null: the person thought better of it. */
async function askWhere(title: string, name: string, files: string | null): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title,
    defaultPath: join(app.getPath('downloads'), name),
    ...(files === null ? {} : { filters: [{ name: files, extensions: [extname(name).slice(1)] }] }),
  });
  return canceled || filePath === '' ? null : filePath;
}

async function askFolder(title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    defaultPath: app.getPath('downloads'),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
