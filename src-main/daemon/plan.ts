// What a service is to run: everything that a unit, a plist or a task is written from.
// The same facts stand as one line of JSON in whatever was written, so that a later
// Dialpost, and the desktop app, read there which folder the service of this computer has.
import { z } from 'zod';

/** Does a line need programs that gain rights (setuid, sudo), the NetworkManager, or neither? */
export const DIALS = ['none', 'networkmanager', 'programs'] as const;
export type Dials = (typeof DIALS)[number];

const Recorded = z.object({
  data: z.string().min(1),
  user: z.string(),
  steeredByGroup: z.boolean(),
  dials: z.enum(DIALS),
});
/** `user`: whom it runs as; `steeredByGroup`: whoever is in the user's group may steer it. */
export type DaemonRecord = Readonly<z.output<typeof Recorded>>;

export interface DaemonPlan extends DaemonRecord {
  /** The words before `serve`: absolute paths, the program first. */
  readonly program: readonly string[];
  /** Folders beside `data` that settings have it write to. */
  readonly writable: readonly string[];
  /** The value of LANG; null: the computer's own. */
  readonly language: string | null;
}

const MARK = 'dialpost-service: ';

/** The line by which our own files are known. No "--" stands in it: a comment of XML ends there. */
export function daemonLine({ data, user, steeredByGroup, dials }: DaemonRecord): string {
  return `${MARK}${JSON.stringify({ data, user, steeredByGroup, dials }).replaceAll('-', '\\u002d')}`;
}

/** What stands in a service's file; null: it is not one of ours. */
export function recordIn(text: string): DaemonRecord | null {
  const [, json] = /dialpost-service: (\{.*\})/.exec(text) ?? [];
  if (json === undefined) return null;
  try {
    return Recorded.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The words that the service runs. */
export function commandOf({ program, data, steeredByGroup }: DaemonPlan): readonly string[] {
  return [...program, 'serve', '--data', data, '--service', ...(steeredByGroup ? ['--group-access'] : [])];
}
