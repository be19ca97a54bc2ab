// The system's browser, which no test may open: where the app sends it is written down.
import type { ElectronApplication } from 'playwright-core';

/** From now on. The answer tells every address so far, in order. */
export async function playSystemBrowser(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const sent: string[] = [];
    Reflect.set(globalThis, 'sentTo', sent);
    Reflect.set(shell, 'openExternal', async (address: string) => void sent.push(address));
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'sentTo'));
}
