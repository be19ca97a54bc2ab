// The file in Linux's autostart folder that starts the app at login, by the Desktop
// Entry Specification. Desktops pass over it once the program is gone (TryExec), so
// removing the package leaves nothing that fails at each login. Pure.
import { appImageOf, type AppImageVariables } from '../../base/version';

/** What a login is to start: an AppImage runs from a mount that is gone at the next login. */
export function programToStart(running: string, env: AppImageVariables): string {
  return appImageOf(running, env) ?? running;
}

/** `program`: an absolute path, any characters but line ends; `args` need no quotes. */
export function autostartEntry(program: string, args: readonly string[]): string {
  const quoted = `"${program.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%')}"`;
  const exec = [quoted, ...args].join(' ');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Dialpost',
    'Icon=dialpost',
    `Exec=${value(exec)}`,
    `TryExec=${value(program)}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Every value's own escape, undone before Exec's quotes are read. */
function value(text: string): string {
  return text.replaceAll('\\', '\\\\');
}
