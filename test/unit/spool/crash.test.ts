import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Segment } from '../../../src-main/spool/journal/segment';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import type { SpoolDeps } from '../../../src-main/spool/spool';
import { bundled } from '../../support/bundled';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { lacks } from '../../support/needs';
import { smallDisk } from '../../support/small-disk';
import { admit, makeItem } from './items';

const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };

/** Runs the child until it has acknowledged `enough`, kills it -9 and answers what it acknowledged. */
async function runAndKill(program: string, dir: string, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.length > enough * 17) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}

describe('the spool and the world', () => {
  test('kill -9 while eight writers are at work loses nothing that was acknowledged', async () => {
    const program = await bundled(join(import.meta.dirname, 'writer-child.ts'));
    const dir = await testFolder();
    const acknowledged: string[] = [];
    for (const enough of [20, 150, 61]) {
      acknowledged.push(...(await runAndKill(program, dir, enough)));
      const { spool, items } = await openSpool(dir, DEPS);
      expect(acknowledged.filter((id) => !items.has(id))).toEqual([]);
      expect(spool.corruptCount).toBe(0);
      for (const item of items.values()) expect(await spool.verify(item)).toBe(true);
      await spool.close();
    }
    expect(acknowledged.length).toBeGreaterThan(230);
  }, 30_000);

  test.skipIf(lacks('small-disk'))(
    'a full disk refuses with a sentence, keeps what was accepted, and takes mail again when there is room',
    async () => {
      const disk = await smallDisk(2_000_000);
      const dir = join(disk, 'spool');
      const { spool } = await openSpool(dir, { ...DEPS, reserveBytes: 0 });
      const accepted: string[] = [];
      let refusal: unknown = null;
      // Random bytes in the subject fill the journal, so that it meets the end of the disk in the middle of a record.
      for (let n = 0; n < 1000 && refusal === null; n++) {
        const item = { ...makeItem(Buffer.from('x')), subject: randomBytes(20_000).toString('base64') };
        await admit(spool, Buffer.from('x'), item).then(
          () => accepted.push(item.id),
          (error: unknown) => (refusal = error),
        );
      }
      expect(refusal).toMatchObject({ name: 'SpoolError', kind: 'full' });
      expect(String(refusal)).toContain('the disk is full');
      expect(accepted.length).toBeGreaterThan(5);
      expect((await readSpool(dir)).map((i) => i.id)).toEqual(accepted);
      execFileSync('mount', ['-o', 'remount,size=8000000', disk]);
      const later = await admit(spool, Buffer.from('y'));
      await spool.close();
      const again = await openSpool(dir, DEPS);
      expect([...again.items.keys()]).toEqual([...accepted, later.id]);
      expect(again.spool.corruptCount).toBe(0);
      await again.spool.close();
    },
  );

  test.skipIf(lacks('small-disk'))(
    'new mail is refused while there is still room to write what became of the old',
    async () => {
      const disk = await smallDisk(4_000_000);
      const clock = manualClock();
      const { spool } = await openSpool(join(disk, 'spool'), { ...DEPS, clock, reserveBytes: 2_000_000 });
      const item = await admit(spool, Buffer.from('x'));
      await writeFile(join(disk, 'ballast'), Buffer.alloc(3_000_000));
      clock.advance(1000);
      await expect(spool.write(makeItem(Buffer.from('x')).id)).rejects.toMatchObject({ kind: 'full' });
      await spool.commit([{ gone: item.id }]);
      await spool.close();
    },
  );

  test.skipIf(lacks('linux'))('after an error on sync a segment is closed and never synced again', async () => {
    const fifo = join(await testFolder(), 'fifo');
    execFileSync('mkfifo', [fifo]);
    // A pipe takes every write and refuses every sync: the real error, from the real system.
    const file = await open(fifo, 'r+');
    const segment = new Segment(1, fifo, file, { writesThrough: false });
    await expect(segment.append(Buffer.from('record\n'))).rejects.toThrow('EINVAL');
    expect(segment.broken).toBe(true);
    await expect(segment.append(Buffer.from('record\n'))).rejects.toThrow();
    expect(file.fd).toBe(-1);
  });

  test.skipIf(lacks('linux'))('nor after an error on a write that syncs by itself', async () => {
    const file = await open('/dev/full', 'r+');
    const segment = new Segment(1, '/dev/full', file, { writesThrough: true });
    await expect(segment.append(Buffer.from('record\n'))).rejects.toThrow('ENOSPC');
    expect(segment.broken).toBe(true);
    await expect(segment.append(Buffer.from('record\n'))).rejects.toThrow();
    expect(file.fd).toBe(-1);
  });

  test.skipIf(lacks('linux'))('a commit the disk refused never happened, also for the next start', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const first = await admit(spool, Buffer.from('x'));
    const refused = makeItem(Buffer.from('x'));
    await closeJournalBehindItsBack(dir);
    await expect(spool.commit([{ put: refused }])).rejects.toMatchObject({ name: 'SpoolError', kind: 'disk' });
    const later = await admit(spool, Buffer.from('x'));
    await spool.close();
    expect((await readdir(join(dir, 'journal'))).sort()).toEqual(['000001.log', '000002.log']);
    // What a dying disk may have kept of the refused record after all:
    const torn = await open(join(dir, 'journal/000001.log'), 'a');
    const { recordLine } = await import('../../../src-main/spool/journal/record');
    await torn.appendFile(recordLine([{ put: refused }]));
    await torn.close();
    expect((await readSpool(dir)).map((i) => i.id)).toEqual([first.id, later.id]);
  });
});

/** Closes the descriptor of the open segment, so that the system refuses the next write to it. */
async function closeJournalBehindItsBack(dir: string): Promise<void> {
  const { closeSync, readlinkSync, readdirSync } = await import('node:fs');
  const path = join(dir, 'journal/000001.log');
  await stat(path);
  for (const fd of readdirSync('/proc/self/fd')) {
    try {
      if (readlinkSync(`/proc/self/fd/${fd}`) === path) closeSync(Number(fd));
    } catch {
      // The descriptor of the listing itself is gone by now.
    }
  }
}
