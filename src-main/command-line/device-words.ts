// Paths on a command line that Windows takes for a device: refused before anything is read
// from a keyboard or written to nowhere.
import { deviceIn } from '../contract/device-name';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { type Arguments, UsageError } from './arguments';

/** Commands whose words are files or folders. */
const NAME_FILES = ['report', 'backup', 'restore', 'export', 'settings'];

/** Throws UsageError for the first such path. */
export function refuseDevices(line: Arguments): void {
  for (const path of pathsIn(line)) {
    const device = deviceIn(path);
    if (device !== null) throw new UsageError(W.wrong.device(path, device));
  }
}

function pathsIn({ command, words, data, settings, withFiles }: Arguments): readonly string[] {
  const named = NAME_FILES.includes(command) || (command === 'queue' && words[0] === 'save') ? words : [];
  return [data, settings, ...withFiles, ...named].filter((path) => path !== null);
}
