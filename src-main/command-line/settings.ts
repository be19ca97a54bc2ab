// `dialpost settings …`: one document for many places, each with a small one of its own
// laid over it. What would change is shown before it is taken, and what is wrong is told
// with the file that said it. Exit codes: 0, 1 refused, and for diff: 0 no
// difference, 1 differences, 2 trouble.
import { withKeptGrants } from '../config/layers/kept-grants';
import type { Misplaced } from '../config/layers/lay-over';
import { ContractError } from '../contract/errors';
import type { SettingsChange } from '../contract/importing/compared';
import { pathText } from '../contract/issues';
import type { Judged } from '../contract/methods';
import { configWords } from '../words/config';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { controlWords } from '../words/ways-in/control';
import { layersWords } from '../words/ways-in/layers';
import { isAgreed, isTerminal } from './agree';
import { type Arguments, UsageError } from './arguments';
import type { Asking } from './ask';
import { type Misfits, misplacedText, readLaid, type LaidFiles } from './settings-files';
import { changeText, differencesIn } from './settings-told';
import { complain, say, sayJson } from './terminal';

const out = (text: string): void => void say(`${text}\n`);

/** Resolves with the exit code. */
export async function settings(line: Arguments, ask: Asking, dir: string): Promise<number> {
  const [what = 'get', word] = line.words;
  if (what === 'get') return (sayJson(await ask.call('settings.get', {}), 2), 0);
  if (what === 'undo') return undo(line, ask);
  const act = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined;
  if (!act) throw new UsageError(W.wrong.settings(what));
  if (word === undefined) throw new UsageError(W.wrong.settingsFile(what));
  const wanted = await readLaid([word, ...line.withFiles]);
  return 'document' in wanted ? act(line, ask, wanted, dir) : tellMisfits(line, wanted);
}

const ACTS: Readonly<
  Record<string, (line: Arguments, ask: Asking, wanted: LaidFiles, dir: string) => Promise<number>>
> = {
  check: async (line, ask, wanted) => judged(line, await ask.call('settings.check', wanted.document), wanted),
  set: (line, ask, wanted, dir) =>
    wanted.files.length === 1 ? setWhole(line, ask, wanted) : setShown(line, ask, wanted, dir),
  diff,
};

async function setWhole(line: Arguments, ask: Asking, wanted: LaidFiles): Promise<number> {
  return judged(line, await ask.call('settings.set', wanted.document), wanted);
}

/** Shown first; taken in place of just those settings that it was compared with. */
async function setShown(line: Arguments, ask: Asking, wanted: LaidFiles, dir: string): Promise<number> {
  const compared = await compare(ask, wanted);
  if (!('found' in compared)) return tellMisfits(line, compared);
  const { found, document, today } = compared;
  const missing = wantedPasswords(found, wanted);
  const change = changeText(today, found);
  if (change === '' && missing.length === 0) return unchanged(line, dir);
  if (!line.json && change !== '') out(change);
  if (missing.length > 0) return tellMisfits(line, { misplaced: missing });
  const taken =
    line.yes || line.json || !isTerminal() || (await isAgreed(layersWords))
      ? await ask.call('settings.take', { document, over: found.over })
      : null;
  if (taken === null) return 0;
  if (!taken.ok) return tellMisfits(line, { misplaced: taken.issues.map(wanted.told) });
  if (line.json) sayJson({ ...taken, differences: differencesIn(today, found), things: found.things }, 2);
  else out(layersWords.taken(dir, taken.undo));
  return 0;
}

function unchanged(line: Arguments, dir: string): number {
  if (line.json) sayJson({ ok: true, undo: null, differences: [], things: [] }, 2);
  else out(layersWords.nothing(dir));
  return 0;
}

async function diff(line: Arguments, ask: Asking, wanted: LaidFiles, dir: string): Promise<number> {
  const compared = await compare(ask, wanted);
  if (!('found' in compared)) return tellMisfits(line, compared);
  const { found, today } = compared;
  const missing = wantedPasswords(found, wanted);
  const change = changeText(today, found);
  const wants = missing.map((one) => layersWords.wantsPassword(misplacedText(one)));
  const isSame = change === '' && wants.length === 0;
  if (line.json) {
    const { things, programs, ways } = found;
    const passwords = missing.map(({ file, path, message }) => ({ file, path: pathText(path), message }));
    sayJson({ differences: differencesIn(today, found), things, programs, ways, passwords }, 2);
  } else if (isSame) out(layersWords.nothing(dir));
  else out([...(change === '' ? [] : [change]), ...wants].join('\n'));
  return isSame ? 0 : 1;
}

async function undo(line: Arguments, ask: Asking): Promise<number> {
  const [, name] = line.words;
  if (name === undefined) throw new UsageError(layersWords.wrong.undo);
  const result = await ask.call('settings.undo', { undo: name });
  if (line.json) sayJson(result, 2);
  else if (result.ok) out(layersWords.undone);
  else complain(result.issues.map(({ path, message }) => `${path}: ${message}\n`).join(''));
  return result.ok ? 0 : 1;
}

interface Compared {
  readonly found: SettingsChange;
  readonly document: unknown;
  readonly today: unknown;
}

async function compare(ask: Asking, wanted: LaidFiles): Promise<Compared | Misfits> {
  const document = withKeptGrants(wanted.document);
  const today = await ask.call('settings.get', {});
  const compared = await ask.call('settings.compare', { document }).catch(sayOlder);
  if (compared.ok) return { found: compared.found, document, today };
  return { misplaced: compared.issues.map(wanted.told), more: compared.more };
}

/** The relay that runs may be of a version that cannot compare. */
function sayOlder(error: unknown): never {
  if (error instanceof ContractError && error.code === 'unknown-method')
    throw new ContractError('refused', controlWords.importing.older);
  throw error;
}

function wantedPasswords({ passwords }: SettingsChange, { told }: LaidFiles): readonly Misplaced[] {
  const { typeIt, typeAgain } = configWords.secrets;
  return passwords.map(({ path, why }) => told({ path, message: why === 'none' ? typeIt : typeAgain }));
}

function judged(line: Arguments, result: Judged, { files, told }: LaidFiles): number {
  if (!result.ok && files.length > 1) return tellMisfits(line, { misplaced: result.issues.map(told) });
  const [file = ''] = files;
  if (line.json) sayJson(result, 2);
  else if (result.ok) out(W.done.settingsRight(files.join(' + ')));
  else complain(result.issues.map((i) => `${i.path === '' ? file : i.path}: ${i.message}\n`).join(''));
  return result.ok ? 0 : 1;
}

/** Answers the exit code. */
function tellMisfits(line: Arguments, { misplaced, more = 0 }: Misfits): number {
  if (line.json) {
    const issues = misplaced.map(({ file, path, message }) => ({ file, path: pathText(path), message }));
    sayJson({ ok: false, issues }, 2);
  } else {
    const lines = [...misplaced.map(misplacedText), ...(more > 0 ? [layersWords.more(more)] : [])];
    complain(lines.map((text) => `${text}\n`).join(''));
  }
  return line.words[0] === 'diff' ? 2 : 1;
}
