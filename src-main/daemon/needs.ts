// What the settings of a folder need of a service: whether a line is dialled by programs
// that gain rights, and which folders outside of the data folder are written to. Pure.
import { posix, win32 } from 'node:path';
import { collectMethods } from '../contract/collect';
import { kindOfLink } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Dials } from './plan';

export interface Needs {
  readonly dials: Dials;
  readonly writable: readonly string[];
}

export const NO_NEEDS: Needs = { dials: 'none', writable: [] };

export function needsOf({ links, connectors, log }: Settings, data: string): Needs {
  const { folder } = log.protocol;
  const isElsewhere = folder !== null && isAbsolute(folder) && !folder.startsWith(data);
  return { dials: dialsOf(links, connectors), writable: isElsewhere ? [folder] : [] };
}

function dialsOf(links: Settings['links'], connectors: Settings['connectors']): Dials {
  const runs = links.some(
    ({ kind, connectCommand, disconnectCommand, statusCommand }) =>
      kindOfLink(kind).dials === 'programs' ||
      [connectCommand, disconnectCommand, statusCommand].some((argv) => argv.length > 0),
  );
  if (runs || connectors.some(({ collect }) => collectMethods(collect).some(({ method }) => method === 'command')))
    return 'programs';
  return links.some(({ kind }) => kindOfLink(kind).dials === 'networkmanager') ? 'networkmanager' : 'none';
}

function isAbsolute(path: string): boolean {
  return posix.isAbsolute(path) || win32.isAbsolute(path);
}

/** True where a service that was made for `made` lacks what `now` needs. */
export function isTooNarrow(made: Dials, now: Dials): boolean {
  return now === 'programs' && made !== 'programs';
}
