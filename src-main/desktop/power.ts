// The computer's sleep. While a call is under way the computer does not fall asleep by itself. Where a person sends
// it to sleep, the line is hung up first, for it would stay up and cost meanwhile: Windows and macOS give a moment by
// themselves; logind gives one (InhibitDelayMaxSec, 5 s) to whoever holds a lock, and Electron lets its own go as soon
// as it has told. When the computer wakes, calls missed in its sleep are looked at at once.
import { type ChildProcess, spawn } from 'node:child_process';
import { powerMonitor, powerSaveBlocker } from 'electron';
import { desktopWords } from '../words/desktop';

export interface PowerNews {
  woke(): void;
  /** A call is under way, and the computer is about to sleep. */
  hangUp(): void;
}

export interface Power {
  /** Whether a call is under way, each time it is told. */
  show(calling: boolean): void;
}

/** Call after Electron is ready. */
export function watchPower({ woke, hangUp }: PowerNews): Power {
  let awake: number | null = null;
  let lock: ChildProcess | null = null;
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
  powerMonitor.on('suspend', () => {
    if (awake !== null) hangUp();
  });
  return {
    show(calling) {
      if (calling && awake === null) {
        awake = powerSaveBlocker.start('prevent-app-suspension');
        lock = sleepLock();
      } else if (!calling && awake !== null) {
        powerSaveBlocker.stop(awake);
        lock?.stdin?.end();
        [awake, lock] = [null, null];
      }
    },
  };
}

/** Held until its standard input ends, also where this process is killed. Where there is no logind there is no lock. */
function sleepLock(): ChildProcess | null {
  if (process.platform !== 'linux') return null;
  const words = ['--what=sleep', '--mode=delay', `--who=${desktopWords.app}`, `--why=${desktopWords.callUnderWay}`];
  const lock = spawn('systemd-inhibit', [...words, 'cat'], { stdio: ['pipe', 'ignore', 'ignore'] });
  lock.on('error', () => undefined);
  lock.stdin.on('error', () => undefined);
  return lock;
}
