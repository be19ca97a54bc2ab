// Starts the app when the person logs in, or not. Windows and macOS keep that for
// us; on Linux it is a file in the autostart folder. Only for an installed app:
// one run from its source would register a stranger's Electron.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { writeFileDurable } from '../../base/durable';
import { autostartEntry, programToStart } from './autostart-entry';

export interface LoginItem {
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
}

/** Rejects when the autostart file cannot be written. */
export async function applyLoginItem({ startAtLogin, startHidden }: LoginItem): Promise<void> {
  if (!app.isPackaged) return;
  const args = startHidden ? ['--hidden'] : [];
  if (process.platform === 'linux') return applyAutostart(startAtLogin, args);
  app.setLoginItemSettings({ openAtLogin: startAtLogin, args });
}

async function applyAutostart(wanted: boolean, args: readonly string[]): Promise<void> {
  const folder = join(app.getPath('appData'), 'autostart');
  const file = join(folder, 'dialpost.desktop');
  if (!wanted) return rm(file, { force: true });
  await mkdir(folder, { recursive: true });
  await writeFileDurable(file, autostartEntry(programToStart(process.execPath, process.env), args));
}
