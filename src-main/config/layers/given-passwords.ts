// Passwords that a settings document does not hold itself: {"file": "…"} or {"env": "…"} in
// their place, read by whoever hands the document in, so that the document may lie about and
// be the same for many. A file's path counts from the folder of the document that names it;
// one line end behind the password is none of its characters.
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { diskSaid } from '../../base/durable';
import { decodeText } from '../../base/text-file';
import { type PasswordPlace, passwordPlaces, withPasswords } from '../passwords';
import { layersWords } from '../../words/ways-in/layers';
import type { Misplaced } from './lay-over';
import type { Steps, Origin } from './traced';

/** A key and its certificate in one text are the longest there is. */
const MOST_BYTES = 65_536;

type Source = { readonly file: string } | { readonly env: string };
type Given = { readonly ok: true; readonly password: string } | { readonly ok: false; readonly why: string };

/** `document` with the passwords themselves; `spotOf` says which file named each. Never rejects. */
export async function withGivenPasswords(
  document: unknown,
  spotAt: (path: Steps) => Origin,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly document: unknown; readonly misplaced: readonly Misplaced[] }> {
  const given = new Map<PasswordPlace, string>();
  const misplaced: Misplaced[] = [];
  for (const place of passwordPlaces(document)) {
    const source = sourceIn(place.value);
    if (!source) continue;
    const spot = spotAt(place.path);
    const found =
      'env' in source ? fromEnv(source.env, env) : await fromFile(resolve(folderOf(spot.file), source.file));
    const judged = found.ok ? judgedLines(found, place, source) : found;
    if (judged.ok) given.set(place, judged.password);
    else misplaced.push({ ...spot, message: judged.why });
  }
  return { document: withPasswords(document, [...given.keys()], (place) => given.get(place)), misplaced };
}

/** A pipe (standard input, `<(…)` of a shell) lies in no folder of a person's: what it names is looked for from here. */
function folderOf(file: string): string {
  return /^\/(dev|proc)\//.test(file) ? '.' : dirname(file);
}

/** null: it stands there itself, or is for the schema to refuse. */
function sourceIn(value: unknown): Source | null {
  if (typeof value !== 'object' || value === null) return null;
  const told: readonly (readonly [string, unknown])[] = Object.entries(value);
  const [[name, from] = [], ...more] = told;
  if (more.length > 0 || typeof from !== 'string' || from === '') return null;
  if (name === 'file') return { file: from };
  return name === 'env' ? { env: from } : null;
}

function fromEnv(name: string, env: NodeJS.ProcessEnv): Given {
  const password = env[name] ?? '';
  return password === '' ? no(layersWords.password.noVariable(name)) : { ok: true, password };
}

async function fromFile(path: string): Promise<Given> {
  const W = layersWords.password;
  try {
    const about = await stat(path);
    if (!about.isFile() || about.size > MOST_BYTES) return no(W.noPasswordFile(path));
    const text = decodeText(await readFile(path));
    if (text === null) return no(W.noPasswordFile(path));
    const password = text.replace(/\r?\n$/, '');
    return password === '' ? no(W.emptyFile(path)) : { ok: true, password };
  } catch (error) {
    return no(W.unreadable(path, diskSaid(error)));
  }
}

/** Only keys and certificates have several lines; of a password that has, nobody knows which is meant. */
function judgedLines(given: Given & { readonly ok: true }, { path }: PasswordPlace, source: Source): Given {
  if (path.at(-1) === 'clientCertificate' || !/[\r\n]/.test(given.password)) return given;
  return no(layersWords.password.lines('file' in source ? source.file : source.env));
}

function no(why: string): Given {
  return { ok: false, why };
}
