import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sleep, systemClock } from '../../../src-main/base/clock';
import { createRun, lastLines, ranText } from '../../../src-main/base/run';
import { lacks } from '../../support/needs';

const run = createRun(systemClock);
/** Ten times as quick: its three seconds of patience are 300 ms. */
const quickRun = createRun({ ...systemClock, after: (ms, fn) => systemClock.after(ms / 10, fn) });
const dir = mkdtempSync(join(tmpdir(), 'dialpost-run-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, ...args];
const SECOND = 1000;

test("a program's end is told with its code and its last words", async () => {
  const ran = await run({
    argv: node('console.log("dialling"); console.error("NO CARRIER"); process.exit(3)'),
    limitMs: 20 * SECOND,
  });
  expect(ran).toMatchObject({ end: 'exit', code: 3 });
  expect(ranText(ran, 'dial', 1000)).toMatch(/^dial ended with code 3: .*NO CARRIER/);
});
test('no shell reads the arguments', async () => {
  const ran = await run({ argv: node('console.log(process.argv[1])', '$(id); `id` > "x" & *'), limitMs: 20 * SECOND });
  expect(ran.output).toBe('$(id); `id` > "x" & *');
});
test('a program that is not there is an answer', async () => {
  const ran = await run({ argv: [join(dir, 'missing')], limitMs: SECOND });
  expect(ran.end).toBe('missing');
  expect(ranText(ran, 'missing', SECOND)).toContain('could not be started');
  expect((await run({ argv: ['a\0b'], limitMs: SECOND })).end).toBe('missing');
});
test.skipIf(lacks('posix'))(
  'one that hangs is ended at its limit with all it started, even when deaf to SIGTERM',
  async () => {
    const pidFile = join(dir, 'grandchild');
    const script =
      'trap "" TERM; (trap "" TERM; echo $$ > /dev/null; sleep 60) & echo $! > "$0"; while :; do sleep 1; done';
    const started = systemClock.monotonic();
    const ran = await quickRun({ argv: ['sh', '-c', script, pidFile], limitMs: 3000 });
    expect(ran).toMatchObject({ end: 'time', code: null });
    expect(systemClock.monotonic() - started).toBeGreaterThan(500);
    expect(await isGone(Number(readFileSync(pidFile, 'utf8')))).toBe(true);
  },
);
test.skipIf(lacks('linux'))(
  'E17: a child in a session of its own that keeps the pipes is not waited for, and the limit holds',
  async () => {
    const pidFile = join(dir, 'keeper');
    const ran = await quickRun({
      argv: [
        'sh',
        '-c',
        'setsid sh -c "trap \\"\\" TERM; echo \\$\\$ > \\"$0\\"; sleep 60" & echo begun; wait',
        pidFile,
      ],
      limitMs: 10 * SECOND,
    });
    expect(ran).toEqual({ end: 'time', code: null, output: 'begun' });
    const keeper = Number(readFileSync(pidFile, 'utf8'));
    process.kill(-keeper, 'SIGKILL');
  },
);
test('one that floods fills no memory: the last lines are kept', async () => {
  const ran = await quickRun({
    argv: node(
      'const line = "x".repeat(999) + "\\n"; for (let i = 0; i < 3000; i++) process.stdout.write(line); process.stdout.write("the end\\n")',
    ),
    limitMs: 300 * SECOND,
  });
  expect(ran).toMatchObject({ end: 'exit', code: 0 });
  expect(ran.output.length).toBeLessThanOrEqual(4096);
  expect(ran.output.endsWith('the end')).toBe(true);
});
test('the password reaches the program by environment and input, and never comes back', async () => {
  const ran = await run({
    argv: node(
      'process.stdin.on("data", (d) => console.log("env", process.env.DIALPOST_PASSWORD, "input", String(d)))',
    ),
    env: { DIALPOST_PASSWORD: 's3cret!' },
    input: 's3cret!',
    secret: 's3cret!',
    limitMs: 20 * SECOND,
  });
  expect(ran.output).toBe('env **** input ****');
});
test('a person may stop it', async () => {
  const stop = new AbortController();
  const running = run({ argv: node('setTimeout(() => {}, 60000)'), limitMs: 60 * SECOND, signal: stop.signal });
  await sleep(systemClock, 50);
  stop.abort();
  expect(await running).toMatchObject({ end: 'cancelled', code: null });
  expect(await run({ argv: node(''), limitMs: SECOND, signal: stop.signal })).toMatchObject({ end: 'cancelled' });
});
test.skipIf(lacks('posix'))('what a program leaves running on purpose is left alone and not waited for', async () => {
  const pidFile = join(dir, 'daemon');
  const ran = await run({ argv: ['sh', '-c', 'sleep 20 & echo $! > "$0"', pidFile], limitMs: 10 * SECOND });
  const daemon = Number(readFileSync(pidFile, 'utf8'));
  expect(ran).toMatchObject({ end: 'exit', code: 0 });
  expect(() => process.kill(daemon, 0)).not.toThrow();
  process.kill(daemon, 'SIGKILL');
});

/** A process that was killed may stand in the table a moment until it is reaped. */
async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0);
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return true;
    } catch {
      return true;
    }
    await sleep(systemClock, 20);
  }
  return false;
}

test('what a program said is told without its colours and without what a terminal or a window would obey', () => {
  const said = 'dialling\n\x1b[1;31mNO CARRIER\x1b[0m\x07\r\nline\0 1\x9b2J\u202etxt\n';
  expect(lastLines(said)).toBe('NO CARRIER / line  1 2J txt');
});
