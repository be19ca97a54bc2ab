// settings.json as a technician edits it while the relay runs: what he saves is taken
// over at once, like settings from the window; what does not fit stays where it is, is
// told with its place, and the settings in force go on. The system tells of the change
// (no polling); editors write in several steps, so it is looked at when they are done.
// LIMIT: where a folder cannot be watched (some network disks) a change is only
// noticed, and kept, when other settings are saved.
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import type { Judged } from '../contract/methods';
import type { AttentionBoard } from '../contract/attention';
import { relayWords } from '../words/relay';

export interface HandEdits {
  close(): void;
}

export interface HandEditDeps {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  /** Takes over what stands in settings.json; null where it is as it was written last. */
  takeEdited(): Promise<Judged | null>;
}

const FILE = 'settings.json';
const GATHER = 500;

export function followHandEdits(deps: HandEditDeps): HandEdits {
  const { clock, log, dir } = deps;
  let soon: Timer | null = null;
  let closed = false;
  const look = (): void => {
    soon = null;
    if (!closed)
      tell(deps).catch((error: unknown) =>
        log.write('relay', 'minimum', relayWords.edited.notTaken(FILE, String(error))),
      );
  };
  const watcher = watched(dir, (name) => {
    if (name !== FILE || closed) return;
    soon?.cancel();
    soon = clock.after(GATHER, look);
  });
  watcher?.on('error', (error) => log.write('relay', 'minimum', relayWords.edited.notWatched(dir, String(error))));
  return {
    close() {
      closed = true;
      soon?.cancel();
      watcher?.close();
    },
  };
}

function watched(dir: string, changed: (name: string | null) => void): FSWatcher | null {
  try {
    return watch(dir, { persistent: false }, (_, name) => changed(name));
  } catch {
    return null;
  }
}

async function tell({ dir, attention, log, takeEdited }: HandEditDeps): Promise<void> {
  const judged = await takeEdited();
  if (!judged || judged.ok) {
    attention.clear('edited');
    if (judged) log.write('relay', 'minimum', relayWords.edited.inForce(join(dir, FILE)));
    return;
  }
  attention.raise(
    'edited',
    'warning',
    { text: relayWords.edited.misfit(join(dir, FILE)), issues: judged.issues },
    { kind: 'open', screen: 'setup', id: null },
  );
}
