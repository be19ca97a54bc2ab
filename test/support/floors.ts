// The house's plan as a law (ARCHITECTURE.md): which file may import which.
// A room imports from lower floors only; rooms on one floor do not know each
// other; contract/ is open to every floor above 0, words/, mail/ and base/ to all. The
// renderer reaches the main side through contract/, and its words the pages' maker.
import { posix } from 'node:path';
import { at, importsOf, type Source } from './source';

const FLOORS: Readonly<Record<string, number>> = {
  words: 0,
  base: 0,
  mail: 0,
  contract: 1,
  config: 1,
  spool: 1,
  smtp: 1,
  access: 1,
  listener: 2,
  queue: 2,
  routing: 2,
  schedule: 2,
  link: 2,
  delivery: 2,
  collect: 2,
  diagnose: 2,
  practice: 2,
  pop3: 2,
  reading: 2,
  'sign-in': 2,
  daemon: 2,
  backup: 2,
  updates: 2,
  dialing: 3,
  export: 3,
  mailboxes: 3,
  notices: 3,
  attention: 3,
  logs: 3,
  session: 4,
  reception: 5,
  'hand-over': 5,
  relay: 6,
  control: 7,
  desktop: 7,
  'command-line': 8,
};
const ROOF = 9;
const OPEN_TO_SIBLINGS = new Set(['words', 'base', 'mail', 'contract']);
const ELECTRON_FILES = /^src-main\/(main\.ts|preload\.ts|control\/ipc-server\.ts|desktop\/.*)$/;

interface Place {
  readonly side: string;
  readonly room: string;
  readonly floor: number | undefined;
}

function placeOf(path: string): Place {
  const [side = '', room = '', ...rest] = path.split('/');
  if (side !== 'src-main') return { side, room: '', floor: undefined };
  return rest.length === 0 ? { side, room: 'the roof', floor: ROOF } : { side, room, floor: FLOORS[room] };
}

/** Why `from` may not import `to`, or null where it may. */
function objection(from: Place, to: Place): string | null {
  if (from.side === 'src-renderer')
    return to.side === 'src-main' && to.room !== 'contract' && to.room !== 'words'
      ? `the renderer may import src-main/contract and words only, not ${to.room}`
      : outside(to);
  if (from.side !== 'src-main') return null;
  if (to.side !== 'src-main') return `the main side may not import ${to.side}`;
  if (from.floor === undefined || to.floor === undefined)
    return `${from.floor === undefined ? from.room : to.room} is no room of the house (test/support/floors.ts lists them)`;
  if (from.room === to.room || to.floor < from.floor) return null;
  if (to.floor === from.floor && OPEN_TO_SIBLINGS.has(to.room)) return null;
  return to.floor === from.floor
    ? `${from.room} and ${to.room} are rooms on one floor`
    : `${to.room} is above ${from.room}`;
}

function outside(to: Place): string | null {
  return to.side === 'src-renderer' || to.side === 'src-main' ? null : `sources may not import ${to.side}`;
}

function fileBreaches(source: Source): readonly string[] {
  const from = placeOf(source.path);
  return importsOf(source).flatMap(({ node, from: name }) => {
    const isElectron = name === 'electron' || name.startsWith('electron/');
    if (isElectron && from.side.startsWith('src-') && !ELECTRON_FILES.test(source.path))
      return [at(source, node, 'only the files named in ARCHITECTURE.md import electron')];
    if (!name.startsWith('.')) return [];
    const target = posix.normalize(posix.join(posix.dirname(source.path), name));
    if (/^(package\.json|README\.md\?raw)$/.test(target) || target.startsWith('assets/')) return [];
    const why = objection(from, placeOf(target));
    return why === null ? [] : [at(source, node, why)];
  });
}

export function floorBreaches(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(fileBreaches);
}
