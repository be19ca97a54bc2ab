// Another language is one more set of pages. Held here on the built program with the
// marked language: whatever the command line says, of a relay with real mail and real
// trouble or with nothing running, comes from a page and so stands between ⟦ and ⟧.
// What is left outside is data: names, figures, codes, and the words of other hosts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ran, dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { listener, MAILBOXES, office, smartHost } from './support/office';
import { ask, letterTo } from './support/practising';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';
import { freePort } from './support/wait';

/** Two words that follow each other are a sentence; columns stand further apart, and codes are of one word. */
const SENTENCE = /\p{L}+\p{Ll}[,:;]? \p{L}*\p{Ll}/u;
/** What came from hosts and from mail, under its names in JSON. */
const NOT_OURS = new Set(['transcript', 'headers', 'reply', 'subject', 'banner', 'said', 'cipher', 'about']);

/** `text` without what stands between marks, which may stand within each other. */
function outside(text: string): string {
  for (let last = ''; last !== text;) {
    last = text;
    // A column of a table may end before a sentence does.
    text = text.replace(/⟦[^⟦⟧\n]*(?:⟧|…)|⟦[^⟦⟧]*⟧/g, '');
  }
  return text;
}

/** Every line of every text under a name in NOT_OURS, the longest first. */
function strangersWords(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string')
    return NOT_OURS.has(name)
      ? outside(value)
          .split(/\r?\n/)
          .map((line) => line.trim())
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => strangersWords(one, Array.isArray(value) ? name : key));
}

/** Lines with words of no page, in what a command said to a person and to a machine. */
async function unmarked(serving: Pick<Serving, 'dir'>, ...words: readonly string[]): Promise<readonly string[]> {
  const machine = await ask(serving, ...words, '--json');
  const person = await ask(serving, ...words);
  const strangers = parsed(machine.stdout)
    .flatMap((value) => strangersWords(value))
    .filter((line) => line !== '')
    .sort((one, other) => other.length - one.length);
  return [person.stdout, person.stderr, machine.stdout, machine.stderr]
    .flatMap((text) => outside(text).split('\n'))
    .map((line) => strangers.reduce((left, known) => left.replace(known, ''), line))
    .filter((line) => SENTENCE.test(line) && !isQuoted(line))
    .map((line) => `${words.join(' ')}: ${line.trim()}`);
}

function linesWithSentences(text: string): readonly string[] {
  return outside(text)
    .split('\n')
    .filter((line) => SENTENCE.test(line));
}

/** A line of JSON that holds a stranger's words. */
function isQuoted(line: string): boolean {
  return NOT_OURS.has(/^\s*"(\w+)": "/.exec(line)?.[1] ?? '');
}

function parsed(stdout: string): readonly unknown[] {
  try {
    return [JSON.parse(stdout)];
  } catch {
    return [];
  }
}

interface Troubled extends Serving {
  readonly places: { readonly right: string; readonly ship: string; readonly slips: string };
  readonly waits: string;
  readonly wrong: string;
  readonly failed: string;
}

/** An office that speaks with marks: a letter that was sent, one refused and returned, one that waits, a call that failed. */
async function troubled(): Promise<Troubled> {
  const { dir, remove } = await dataFolder();
  const port = await freePort();
  const manual = { schedule: { kind: 'never' } };
  const document = {
    ...office({
      listeners: [listener()],
      links: [{ id: 'line' }, { id: 'sat', kind: 'command', connectCommand: ['sh', '-c', 'exit 3'] }],
      connectors: [
        smartHost(port, { ...manual, collect: { method: 'etrn' } }),
        smartHost(port, { ...manual, id: 'far', link: 'sat', addressSpaces: [{ pattern: 'you@practice.example' }] }),
        MAILBOXES,
      ],
    }),
    language: 'en-XA',
    practice: { enabled: true, port },
  };
  const serving = await serve(dir, document, ['--practice']);
  onTestFinished(async () => {
    await serving.stop();
    await remove();
  });
  for (const to of ['friend@practice.example', 'refuse@practice.example', 'later@practice.example'])
    await submit(serving.port(), letterTo(to));
  const waits = queuedAs(await submit(serving.port(), letterTo('you@practice.example')));
  const { id: failed } = await call(serving);
  const wrong = join(dir, 'wrong.json');
  await writeFile(wrong, JSON.stringify({ ...document, version: 7, linkss: [], organization: { domains: [3] } }));
  const right = join(dir, 'right.json');
  await writeFile(right, JSON.stringify(document));
  const ship = join(dir, 'ship.json');
  await writeFile(ship, JSON.stringify({ accounts: [{ username: 'purser', password: 'typed' }], warnings: null }));
  const slips = join(dir, 'slips.json');
  await writeFile(slips, JSON.stringify({ connectors: { ips: {} }, links: [{}, { id: 'line', new: 1 }] }));
  return { ...serving, waits, wrong, failed, places: { right, ship, slips } };
}

const exitCode = ({ code }: Ran): number => code;

/** What can be said to a running relay, and what is wrong in many a way. */
function everyCommand({ waits, wrong, failed, dir, port }: Awaited<ReturnType<typeof troubled>>): readonly string[][] {
  return [
    ['status'],
    ['queue'],
    ['queue', 'show', waits],
    ['queue', 'hold', waits],
    ['queue', 'release', waits, 'NOSUCHMESSAGE000'],
    ['queue', 'priority', 'low', waits],
    ['queue', 'priority', 'soon', waits],
    ['queue', 'save', waits, join(dir, 'saved.eml')],
    ['queue', 'save', waits, dir],
    ['queue', 'juggle'],
    ['queue', 'hold'],
    ['sessions'],
    ['sessions', 'show', failed],
    ['sessions', 'show', 'nosuch'],
    ['history'],
    ['log'],
    ['log', 'protocol'],
    ['log', 'nosuch'],
    ['settings', 'check', wrong],
    ['settings', 'set', wrong],
    ['settings', 'check', join(dir, 'nosuch.json')],
    ['pause'],
    ['resume'],
    ['hang-up'],
    ['test', 'anna@practice.example'],
    ['diagnose', 'relay'],
    ['diagnose', 'link', 'nosuch'],
    ['diagnose', 'smtp', `127.0.0.1:${port()}`, '--security', 'none'],
    ['diagnose', 'smtp', '127.0.0.1:1', '--security', 'none'],
    ['diagnose', 'smtp'],
    ['diagnose', 'dns', 'clinic.example', '--server', '127.0.0.1:1'],
    ['diagnose', 'reach', '--server', '127.0.0.1:1'],
    ['diagnose', 'computer', '--server', '127.0.0.1:1'],
    ['diagnose', 'nosuch'],
    ['export', 'postfix', join(dir, 'way')],
    ['export'],
    ['report', join(dir, 'report.zip')],
    ['call', 'nosuch'],
    ['call', 'queue.list', '{"limit":"many"}'],
    ['call', 'queue.list', '{'],
    ['send-receive', '--wait'],
    ['send-receive', '--large', '--yes'],
    ['send-receive', '--only', 'nosuch'],
    ['queue', 'retry', waits, '--now'],
    ['pause', '--for', '30'],
    ['pause', '--for', 'long'],
    ['resume'],
    ['hang-up', '--now'],
    ['send-receive', '--link', 'nosuch'],
    ['help'],
    ['nosuch'],
    ['status', '--nosuch'],
    ['queue', '--search'],
    ['status', '--json=yes'],
    ['queue', '--limit', 'many'],
    ['serve'],
  ];
}

/** Settings that many places share, with a place's own over them. */
function placesCommands({ wrong, places }: Awaited<ReturnType<typeof troubled>>): readonly string[][] {
  return [
    ['settings', 'diff', places.right, '--with', places.ship],
    ['settings', 'set', places.right, '--with', places.ship],
    ['settings', 'diff', places.right, '--with', places.ship],
    ['settings', 'diff', places.right, '--with', places.slips],
    ['settings', 'diff', wrong, '--with', places.ship],
    ['settings', 'undo'],
    ['settings', 'undo', 'nosuch'],
    ['settings', 'nosuch'],
  ];
}

describe('in another language', () => {
  it('nothing is said at the terminal that stands on no page', async () => {
    const serving = await troubled();
    const found: string[] = [];
    for (const words of [...everyCommand(serving), ...placesCommands(serving)])
      found.push(...(await unmarked(serving, ...words)));
    // A line of the log begins with its time, its subject and its level: codes, the same in every language.
    const logged = serving.log().replaceAll(/[\d-]+T[\d:.]+Z \w[\w-]* \w+: /g, '');
    found.push(...linesWithSentences(logged));
    expect(found).toEqual([]);
    // A hundred programs started one after the other.
  }, 300_000);

  it('the same where nothing runs, and exit codes and columns for machines are what they were', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ ...office(), language: 'en-XA' }));
    const found: string[] = [];
    for (const words of [['status'], ['queue'], ['sessions'], ['history'], ['sessions', 'show', 'nosuch'], ['nosuch']])
      found.push(...(await unmarked({ dir }, ...words)));
    expect(found).toEqual([]);
    expect((await ask({ dir }, 'queue')).stdout).toMatch(/^⟦.*⟧\n$/);
    expect(exitCode(await ask({ dir }, 'status'))).toBe(1);
    expect((await ask({ dir }, 'history', '--csv')).stdout).toMatch(/^at,result,sender,/);
    expect(JSON.parse((await ask({ dir }, 'queue', '--json')).stdout)).toMatchObject({ total: 0, rows: [] });
  });

  it('a start that its settings prevent says so in the language they want', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const file = join(dir, 'wanted.json');
    await writeFile(file, JSON.stringify({ ...office(), language: 'en-XA', version: 7 }));
    const ran = await dialpost(['serve', '--data', dir, '--settings', file]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain('⟦');
    expect(linesWithSentences(ran.stderr)).toEqual([]);
  });
});
