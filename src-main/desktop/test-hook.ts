// Lets our own tests reach what a mouse can but a test driver cannot: the tray, its menu and
// the window's (which Electron itself hands out). Exists only when DIALPOST_TEST is set.
import type { TrayIcon } from './tray';
import type { MainWindow } from './window';

export interface TestHook {
  readonly tray: TrayIcon | null;
  readonly window: MainWindow;
}

export function exposeToTests(hook: TestHook): void {
  if (process.env['DIALPOST_TEST']) Reflect.set(globalThis, 'dialpostTest', hook);
}
