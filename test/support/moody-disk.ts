// A disk that refuses now and then, under the real file calls of the running test: a
// sync or a read of a file or folder fails with the code asked for, as often as asked
// for, and every sync that was done is noted by its path. Linux only: the path is
// asked of /proc.
import { readlinkSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { onTestFinished } from 'vitest';

type Call = 'sync' | 'read';

export interface MoodyDisk {
  /** Paths of files and folders that were synced since this was last called, in order. */
  synced(): readonly string[];
  /** The next `times` calls of the kind at a path that ends in `path` fail with `code`. */
  refuse(call: Call, path: string, times: number, code?: string): void;
  /** How often calls were refused. */
  refused(): number;
}

interface Refusal {
  readonly call: Call;
  readonly path: string;
  left: number;
  readonly code: string;
}

export async function moodyDisk(): Promise<MoodyDisk> {
  const probe = await open('/proc/self/status', 'r');
  const kind: Pick<FileHandle, 'sync' | 'datasync' | 'read'> = Object.getPrototypeOf(probe);
  await probe.close();
  const { sync, datasync, read } = kind;
  onTestFinished(() => void Object.assign(kind, { sync, datasync, read }));
  const refusals: Refusal[] = [];
  let synced: string[] = [];
  let refused = 0;
  const judge = (call: Call, handle: FileHandle): void => {
    const path = readlinkSync(`/proc/self/fd/${handle.fd}`);
    const refusal = refusals.find((one) => one.call === call && one.left > 0 && path.endsWith(one.path));
    if (refusal) {
      refusal.left--;
      refused++;
      throw Object.assign(new Error(`${refusal.code}: the disk refuses, ${call} '${path}'`), { code: refusal.code });
    }
    if (call === 'sync') synced.push(path);
  };
  const judged = (call: Call, act: CallableFunction) =>
    async function (this: FileHandle, ...given: unknown[]): Promise<unknown> {
      judge(call, this);
      return Reflect.apply(act, this, given);
    };
  Object.assign(kind, { sync: judged('sync', sync), datasync: judged('sync', datasync), read: judged('read', read) });
  return {
    synced() {
      const done = synced;
      synced = [];
      return done;
    },
    refuse: (call, path, times, code = 'EIO') => void refusals.push({ call, path, left: times, code }),
    refused: () => refused,
  };
}
