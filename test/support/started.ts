// A `serve` that belongs to the test it was started in: ended with it, and its
// folder gone, unless that is the test's own.
import { onTestFinished } from 'vitest';
import { type Serving, dataFolder, serve } from './serve';

export async function started(document: object, dir?: string): Promise<Serving> {
  const folder = dir === undefined ? await dataFolder() : { dir, remove: () => Promise.resolve() };
  const serving = await serve(folder.dir, document);
  onTestFinished(async () => {
    await serving.stop();
    await folder.remove();
  });
  return serving;
}
