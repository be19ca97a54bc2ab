// The accounts of a Unix computer, asked as the system itself would (also those that
// stand in a directory elsewhere), and who it is that asks through sudo or pkexec.
import type { Run } from '../base/run';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

const LIMIT = 15_000;

/** `who`: a name or a number. null: there is no such account. */
export async function systemUserOf(
  run: Run,
  who: string | number,
  platform: NodeJS.Platform,
): Promise<SystemUser | null> {
  const asked = String(who);
  if (asked.startsWith('-') || asked === '') return null;
  const argv = platform === 'darwin' ? ['id', '-P', asked] : ['getent', 'passwd', asked];
  const { code, output } = await run({ argv, limitMs: LIMIT });
  return code === 0 ? systemUserIn(output.split('\n')[0] ?? '') : null;
}

/** A line of passwd(5), or of macOS' ten fields. */
export function systemUserIn(line: string): SystemUser | null {
  const fields = line.split(':');
  const [name = '', , uid = '', gid = ''] = fields;
  if (fields.length < 7 || name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return null;
  return { name, uid: Number(uid), gid: Number(gid), home: fields.at(-2) ?? '' };
}

/** Whose wish it is: who called sudo or pkexec, or who runs this. */
export function personUid(env: Readonly<Record<string, string | undefined>>, own: number): number {
  const asked = env['SUDO_UID'] ?? env['PKEXEC_UID'] ?? '';
  return own === 0 && /^\d+$/.test(asked) ? Number(asked) : own;
}
