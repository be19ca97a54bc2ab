// Tells when the computer wakes, so that calls missed in its sleep are looked at
// at once instead of when a timer happens to fire.
import { powerMonitor } from 'electron';

/** Call after Electron is ready; the returned function stops listening. */
export function watchPower(woke: () => void): () => void {
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
  return () => {
    powerMonitor.off('resume', woke);
    powerMonitor.off('unlock-screen', woke);
  };
}
