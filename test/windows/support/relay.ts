// The built relay under Wine with the node.exe that is shipped: its programs, and the words
// of the command line.
import { expect, vi } from 'vitest';
import { shippedNode } from '../../../scripts/packages/shipped-node.mjs';
import { CLI } from '../../support/serve';
import {
  openWine,
  type StartOptions,
  type Wine,
  type WineProgram,
  type WineRan,
  windowsPath,
} from '../../support/wine';

export interface WindowsRelay {
  readonly wine: Wine;
  /** node.exe, as Linux sees it. */
  readonly node: string;
  /** One command; resolves when it has ended. */
  dialpost(...words: readonly string[]): Promise<WineRan>;
  /** `serve` with these words; resolves when it is ready, rejects where it ends before. */
  serve(...words: readonly string[]): Promise<WineProgram>;
}

export async function windowsRelay(more: StartOptions = {}): Promise<WindowsRelay> {
  const wine = await openWine();
  const node = shippedNode('win-x64').program;
  const cli = windowsPath(CLI);
  return {
    wine,
    node,
    dialpost: (...words) => wine.run(windowsPath(node), [cli, ...words], more),
    async serve(...words) {
      const program = wine.start(windowsPath(node), [cli, 'serve', ...words], more);
      const ready = vi.waitFor(() => expect(program.out()).toContain('"listeners"'), {
        timeout: 60_000,
        interval: 100,
      });
      const failed = program.ended.then((code) =>
        Promise.reject(new Error(`serve ended with ${code}: ${program.err()}`)),
      );
      await Promise.race([ready, failed]);
      return program;
    },
  };
}
