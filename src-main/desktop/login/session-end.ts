// The end of a person's session, and of the computer's day: a line that is up is hung up
// before it is over. Windows tells windows only, also hidden ones, so there is one for it;
// while a call is under way it is asked to wait, which it shows, and goes on when this app
// has ended. Linux and macOS ask us to end and wait a few seconds by themselves.
import { app, BaseWindow, powerMonitor } from 'electron';

/** Call after Electron is ready. `isCalling`: our own relay has a call under way. */
export function watchSessionEnd(isCalling: () => boolean): void {
  if (process.platform === 'win32') watchWindows(isCalling);
  else powerMonitor.on('shutdown', wait);
}

/** Electron hands an event over, whatever its types say. */
function wait(event?: { preventDefault(): void }): void {
  event?.preventDefault();
  app.quit();
}

function watchWindows(isCalling: () => boolean): void {
  const listener = new BaseWindow({ show: false, skipTaskbar: true });
  listener.on('query-session-end', (event) => {
    if (isCalling()) wait(event);
  });
  // What is synced is safe; what can be said to hosts in this moment is.
  listener.on('session-end', () => app.quit());
  // It shows nothing that could be closed, and must not keep the app from ending.
  app.once('will-quit', () => listener.destroy());
}
