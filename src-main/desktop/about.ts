// What this program is: its versions, and the packages in it with their licences, from the
// lists that the build writes beside the bundles. A list that is not there is an empty one.
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { AboutDialpost, BundledPackage } from '../contract/bridge';

/** One for each bundle of the app, as the build names them. */
const LISTS = ['main/licences-main.json', 'main/licences-reader.json', 'renderer/licences.json'];

/** As vite writes it. */
const Listed = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    identifier: z.string().nullish(),
    text: z.string().nullish(),
  }),
);

/** `root`: the app's own folder. */
export async function aboutDialpost(root: string, dataFolder: string): Promise<AboutDialpost> {
  const lists = LISTS.map((name) => listAt(join(root, 'out', name)));
  const found = (await Promise.all(lists)).flat().toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const { electron = '', chrome = '', node = '' } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    system: `${process.platform} ${release()}, ${process.arch}`,
    dataFolder,
    packages: found.filter(({ name }, i) => found[i - 1]?.name !== name),
  };
}

async function listAt(file: string): Promise<readonly BundledPackage[]> {
  try {
    const listed = Listed.parse(JSON.parse(await readFile(file, 'utf8')));
    return listed.map(({ name, version, identifier, text }) => ({
      name,
      version,
      license: identifier ?? '',
      text: text ?? '',
    }));
  } catch {
    return [];
  }
}
