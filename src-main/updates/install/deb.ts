// A newer .deb, by Debian's own dpkg as root. PROMISE: what root unpacks is a copy that only root can
// write, and its sum was compared there: a file that is changed between our look and dpkg's is refused.
// Nothing is fetched for it: where the package needs what is not installed, it is not touched.
import { DISMISSED, lastLines, NOT_ALLOWED, type Run } from '../../base/run';
import type { InstallFault } from '../../words/updates/install-faults';
import type { Offered } from '../feed';
import { CHANGED, LACKING, ROOT_SCRIPT } from './root-script';

/** An administrator's password is asked for; nobody may be near. */
const LIMIT = 15 * 60_000;

export interface DebDeps {
  readonly run: Run;
  readonly isRoot: boolean;
}

/** Never rejects. */
export async function installDeb({ run, isRoot }: DebDeps, file: string, offer: Offered): Promise<InstallFault | null> {
  const sum = Buffer.from(offer.sha512, 'base64').toString('hex');
  const argv = [...(isRoot ? [] : ['pkexec']), '/bin/sh', '-c', ROOT_SCRIPT, 'dialpost-update', file, sum];
  const { end, code, output } = await run({ argv, limitMs: LIMIT, env: { LC_ALL: 'C.UTF-8' } });
  if (end === 'exit' && code === 0) return null;
  if (end === 'missing' || code === NOT_ALLOWED) return { kind: 'no-asker', file };
  if (end === 'time') return { kind: 'no-answer' };
  if (code === DISMISSED) return { kind: 'dismissed', file };
  if (code === CHANGED) return { kind: 'damaged' };
  const detail = lastLines(output, LINES) || '?';
  return code === LACKING ? { kind: 'lacking', detail } : { kind: 'system', detail };
}

/** Why, as dpkg says it, is at the end. */
const LINES = 4;
