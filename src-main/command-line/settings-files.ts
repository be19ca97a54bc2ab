// The settings documents that a command line names, read into one: one file, or one for many
// places with others laid over it. Passwords may come from files or the environment, so that
// none stands in a document that travels.
import { isTooDeep, readDocumentFile } from '../config/document-file';
import { isRecord } from '../config/document-parts';
import { withGivenPasswords } from '../config/layers/given-passwords';
import type { Misplaced } from '../config/layers/lay-over';
import { type Layer, laidOver } from '../config/layers/laid-over';
import { ContractError, type Issue } from '../contract/errors';
import { pathText } from '../contract/issues';
import { configWords } from '../words/config';
import { layersWords } from '../words/ways-in/layers';

/** What the files say together. */
export interface LaidFiles {
  readonly files: readonly string[];
  readonly document: unknown;
  told(issue: Issue): Misplaced;
}

/** Places in files that do not fit, and how many more there are. */
export interface Misfits {
  readonly misplaced: readonly Misplaced[];
  readonly more?: number;
}

/** Each of `files` laid over those before it. Rejects ContractError for a file that holds no JSON. */
export async function readLaid(files: readonly string[]): Promise<LaidFiles | Misfits> {
  const layers = await Promise.all(files.map(readLayer));
  const odd = layers.length === 1 ? [] : layers.filter(({ json }) => !isRecord(json));
  if (odd.length > 0)
    return { misplaced: odd.map(({ file }) => ({ file, path: [], message: layersWords.wrong.notDocument })) };
  const [first, ...others] = layers;
  if (!first) return { misplaced: [] };
  const laid = laidOver(first, others);
  if (laid.misplaced.length > 0) return { misplaced: laid.misplaced };
  const spot = (path: readonly (string | number)[]): Misplaced => laid.told({ path: pathText(path), message: '' });
  const given = await withGivenPasswords(laid.document, spot, process.env);
  return given.misplaced.length > 0
    ? { misplaced: given.misplaced }
    : { files, document: given.document, told: laid.told };
}

async function readLayer(file: string): Promise<Layer> {
  const json = await readDocumentFile(file);
  if (isRecord(json) && isTooDeep(json)) throw new ContractError('bad-request', configWords.file.notOurs(file));
  return { file, json };
}

/** The one document in `file`. Rejects ContractError. */
export async function documentOf(file: string): Promise<unknown> {
  const wanted = await readLaid([file]);
  if ('document' in wanted) return wanted.document;
  throw new ContractError('bad-request', wanted.misplaced.map(misplacedText).join('; '));
}

export function misplacedText({ file, path, message }: Misplaced): string {
  return layersWords.at(file, pathText(path), message);
}
