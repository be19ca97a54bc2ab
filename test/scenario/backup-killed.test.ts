// A backup, or its putting back, that is killed at any moment: the folder holds every letter
// all the same, and done again it comes to its end.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { CLI, dataFolder, dialpost, serve } from '../support/serve';
import { chance, seedOfThisRun } from './support/chance';
import { listener, office, smartHost } from './support/office';
import { handOver, letterOf, openClient } from './support/submit';

const LETTERS = 120;
/** Parts of what the whole takes. */
const MOMENTS = [0.3, 0.55, 0.8, 0.95];

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Starts the command and kills it after `milliseconds`; what signal or code ended it. */
function killed(words: readonly string[], milliseconds: number): Promise<string> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...words], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      done(signal ?? String(code));
    });
  });
}

async function succeeds(...words: readonly string[]): Promise<void> {
  const { code, stderr } = await dialpost(words);
  expect([code, stderr]).toEqual([0, '']);
}

/** Made again where one was killed; refused only where that one had come to its end, with its process still there. */
async function endsInABackup(place: string, ...words: readonly string[]): Promise<void> {
  const { code, stderr } = await dialpost(['backup', place, ...words]);
  if (code !== 0) expect(stderr).toContain('holds a backup already');
}

describe('killed at any moment', () => {
  let root: Awaited<ReturnType<typeof dataFolder>>;
  let sink: Awaited<ReturnType<typeof openByteSink>>;
  const at = (name: string): string => join(root.dir, name);
  const document = (): object =>
    office({ listeners: [listener()], connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })] });
  const subjects = async (dir: string): Promise<readonly string[]> => {
    const serving = await serve(dir);
    const { rows } = await serving.client.call('queue.list', { limit: 1000 });
    expect(await serving.stop()).toBe(0);
    return rows.map(({ subject }) => subject).sort();
  };

  let waiting: readonly string[];
  let whole: number;
  beforeAll(async () => {
    root = await dataFolder();
    sink = await openByteSink();
    await mkdir(at('d'), { mode: 0o700 });
    const first = await serve(at('d'), document());
    const client = await openClient(first.port());
    const next = chance(seedOfThisRun());
    for (let i = 0; i < LETTERS; i++) {
      const content = letterOf(`letter${i}`, 4000, next);
      const given = await handOver(client!, { from: 'me@office.example', to: 'you@far.example', content });
      expect(given.code).toBe(250);
    }
    client?.close();
    expect(await first.stop()).toBe(0);
    waiting = await subjects(at('d'));
    expect(waiting).toHaveLength(LETTERS);
    whole = await took(() => succeeds('backup', at('whole'), '--data', at('d')));
  }, 120_000);
  afterAll(async () => {
    await sink.close();
    await root.remove();
  });

  it('a backup leaves the folder as it was, and is made at the same place afterwards', async () => {
    for (const part of MOMENTS) {
      const place = await mkdtemp(at('backup-'));
      const ended = await killed(['backup', place, '--data', at('d')], whole * part);
      if (ended === 'SIGKILL') await endsInABackup(place, '--data', at('d'));
      const fresh = await mkdtemp(at('fresh-'));
      await succeeds('restore', place, '--data', fresh);
      expect(await subjects(fresh), `put back after ${part}`).toEqual(waiting);
    }
    expect(await subjects(at('d'))).toEqual(waiting);
  });

  it('a restore leaves every letter, and comes to its end afterwards', async () => {
    const again = async (name: string): Promise<string> => {
      const folder = await mkdtemp(at(`${name}-`));
      await cp(at('d'), folder, { recursive: true });
      return folder;
    };
    const first = await again('r');
    const restoring = await took(() => succeeds('restore', at('whole'), '--data', first));
    for (const part of MOMENTS) {
      const opened = await again(`opened-${part}`);
      await killed(['restore', at('whole'), '--data', opened], restoring * part);
      expect(await subjects(opened), `opened after ${part}`).toEqual(waiting);
      expect(await readdir(opened)).not.toContain('restoring.json');
      const repeated = await again(`repeated-${part}`);
      await killed(['restore', at('whole'), '--data', repeated], restoring * part);
      await succeeds('restore', at('whole'), '--data', repeated);
      expect(await subjects(repeated), `repeated after ${part}`).toEqual(waiting);
    }
  });
});
