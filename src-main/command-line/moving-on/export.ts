// `dialpost export postfix DIR`: the way up for who outgrows one machine. Settings are read
// from the disk, whether a relay runs or not; nothing of them is changed.
import { resolve } from 'node:path';
import { systemClock } from '../../base/clock';
import { readSettings } from '../../config/settings-store';
import { ContractError } from '../../contract/errors';
import { explanationOf } from '../../export/explanation';
import type { ExportedFile } from '../../export/files';
import { installScript } from '../../export/install';
import { postfixOf } from '../../export/postfix';
import { writeExport } from '../../export/write';
import { exportWords as W } from '../../words/moving-on/export';
import { type Arguments, UsageError } from '../arguments';
import type { Asking } from '../ask';
import { say, sayJson } from '../terminal';

/** Resolves with the exit code. */
export async function exportSettings(line: Arguments, _ask: Asking, dir: string): Promise<number> {
  const [kind, to] = line.words;
  if (kind !== 'postfix' || to === undefined || line.words.length > 2) throw new UsageError(W.usage);
  const settings = (await readSettings(dir, systemClock)).current();
  if (!settings) throw new ContractError('refused', W.nothingSetUp(dir));
  const { files, hitches } = postfixOf(settings);
  const all: readonly ExportedFile[] = [
    ...files,
    installScript(files, settings.organization.hostname),
    { name: 'EXPLANATION.txt', text: explanationOf(settings, hitches), mode: 0o644 },
  ];
  const path = resolve(to);
  await writeExport(path, all);
  if (line.json) sayJson({ path, files: all.map(({ name }) => name), hitches }, 2);
  else void say(`${W.made({ path, files: all.length, hitches: hitches.length })}\n`);
  return 0;
}
