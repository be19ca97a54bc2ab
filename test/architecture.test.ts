// The laws of the house, held over every file, and each law shown to bite on a
// small file that breaks it. A breach reads "path:line: what is wrong".
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { floorBreaches } from './support/floors';
import * as manners from './support/manners';
import { documentsNamed, listsByHand, unended } from './support/promises';
import { otherWords } from './support/one-word';
import { strayMainWords, strayWords } from './support/sentences';
import { readSources, sourceOf, type Source } from './support/source';
import * as measures from '../scripts/measures.mjs';
import { ATTENTION_KEYS } from '../src-main/contract/attention';
import { CollectMethod } from '../src-main/contract/collect';
import { LINK_KINDS } from '../src-main/contract/link';

const SOURCES = readSources(process.cwd());
const HOUSE = SOURCES.filter(({ path }) => path.startsWith('src-'));
const TYPED = SOURCES.filter(({ path }) => !path.endsWith('.mjs'));
/** What the contract lists, and the window therefore does not. */
const LISTED = {
  'link kinds': LINK_KINDS,
  'collect methods': CollectMethod.options.map(({ shape }) => shape.method.value),
};
/** The laws name the marks they look for. */
const JUDGED = SOURCES.filter(({ path }) => !/^test\/(architecture\.test|support\/manners)\.ts$/.test(path));

/**
 * Used by packages we use: @mantine/core asks its user to bring the hooks, at its own exact version; @mantine/charts
 * asks for recharts.
 */
const PEERS = new Set(['@mantine/hooks', 'recharts']);

function declaredPackages(): readonly string[] {
  // npm keeps these two as objects of strings; npm ci refuses anything else.
  const about = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  return [...Object.keys(about.dependencies), ...Object.keys(about.devDependencies)];
}

const over = (law: (source: Source) => readonly string[], sources: readonly Source[]): readonly string[] =>
  sources.flatMap(law);

describe('in this house', () => {
  test('a file imports from lower floors only, and only marked files import electron', () => {
    expect(floorBreaches(SOURCES)).toEqual([]);
  });
  test('no file is longer than 400 lines', () => expect(over(manners.fileLength, SOURCES)).toEqual([]));
  test('no function is longer than 60 lines', () => expect(over(manners.functionLength, SOURCES)).toEqual([]));
  test('names say what a thing is', () => expect(over(manners.names, SOURCES)).toEqual([]));
  test('every file opens with what it owns and promises', () =>
    expect(over(manners.headerComment, SOURCES)).toEqual([]));
  test('there is no any and no enum', () => expect(over(manners.noAnyNoEnum, TYPED)).toEqual([]));
  test('a cast has its reason beside it', () => expect(over(manners.castsHaveReasons, HOUSE)).toEqual([]));
  test('nothing is marked as unfinished', () => expect(over(manners.nothingUnfinished, JUDGED)).toEqual([]));
  test('B13: nothing is said to a terminal but through the one door', () =>
    expect(over(manners.saidThroughOneDoor, HOUSE)).toEqual([]));
  test('no test is switched off or alone', () => expect(over(manners.noTestSwitchedOff, SOURCES)).toEqual([]));
  test('what tests share hangs on no file of them', () => expect(over(manners.hooksInTests, SOURCES)).toEqual([]));
  test('a thing has one name in everything a person reads', () => expect(over(otherWords, SOURCES)).toEqual([]));
  test('every sentence of the window stands in words', () => expect(over(strayWords, SOURCES)).toEqual([]));
  test('every sentence of the relay stands in words', () => expect(over(strayMainWords, SOURCES)).toEqual([]));
  test('exports have names and there are no barrel files', () =>
    expect(over(manners.namedExportsNoBarrels, HOUSE)).toEqual([]));
  test('every package of package.json is used, and every package used is in it', () => {
    const allowed = new Set([...builtinModules, ...PEERS].map((name) => `package.json: ${name} is used nowhere`));
    expect(
      manners
        .packageBreaches([...declaredPackages(), ...builtinModules], SOURCES)
        .filter((breach) => !allowed.has(breach)),
    ).toEqual([]);
  });
  test('the measures meet their goals (npm run measure)', () => {
    expect(measures.misses(HOUSE)).toEqual([]);
  });
  test('whoever raises an attention item ends it too', () => {
    expect(unended(HOUSE, ATTENTION_KEYS)).toEqual([]);
  });
  test('the window lists no link kinds and no collect methods by hand', () => {
    expect(SOURCES.flatMap((source) => listsByHand(source, LISTED))).toEqual([]);
  });
  test('a comment names no document that is not in the tree', () => {
    expect(over(documentsNamed, JUDGED)).toEqual([]);
  });
});

describe('the law bites on', () => {
  const floors = (path: string, text: string): readonly string[] => floorBreaches([sourceOf(path, text)]);
  const breaks = (law: (source: Source) => readonly string[], text: string, path = 'src-main/queue/a.ts'): number =>
    law(sourceOf(path, text)).length;

  test.each([
    ['src-main/mail/a.ts', "import type { X } from '../contract/fields';", 'contract is above mail'],
    ['src-main/queue/a.ts', "import { x } from '../routing/choose';", 'queue and routing are rooms on one floor'],
    ['src-main/spool/a.ts', "import { x } from '../smtp/client';", 'spool and smtp are rooms on one floor'],
    ['src-main/spool/a.ts', "export * from '../relay/relay';", 'relay is above spool'],
    [
      'src-main/link/a.ts',
      "const x = await import('../../src-renderer/app');",
      'the main side may not import src-renderer',
    ],
    [
      'src-renderer/app.tsx',
      "import type { X } from '../src-main/mail/reply';",
      'the renderer may import src-main/contract and words only, not mail',
    ],
    [
      'src-main/relay/a.ts',
      "import { app } from 'electron';",
      'only the files named in ARCHITECTURE.md import electron',
    ],
    [
      'src-main/cellar/a.ts',
      "import { x } from '../base/never';",
      'cellar is no room of the house (test/support/floors.ts lists them)',
    ],
  ])('an import that climbs: %s %s', (path, text, sentence) => {
    expect(floors(path, text)).toEqual([`${path}:1: ${sentence}`]);
  });

  test.each([
    ['src-main/spool/a.ts', "import type { X } from '../contract/fields';"],
    ['src-main/queue/a.ts', "import { x } from '../spool/spool'; import { y } from './retry';"],
    ['src-main/main.ts', "import { app } from 'electron'; import { x } from './control/dispatch';"],
    ['src-renderer/app.tsx', "import type { X } from '../src-main/contract/views';"],
  ])('but not on one that the plan allows: %s %s', (path, text) => {
    expect(floors(path, text)).toEqual([]);
  });

  test('a file of 401 lines', () => {
    expect(breaks(manners.fileLength, 'x;\n'.repeat(401))).toBe(1);
    expect(breaks(manners.fileLength, 'x;\n'.repeat(400))).toBe(0);
  });
  test('a function of 61 lines, but not on a chapter of tests', () => {
    const body = 'x;\n'.repeat(59);
    expect(breaks(manners.functionLength, `function f() {\n${body}y;}`)).toBe(1);
    expect(breaks(manners.functionLength, `const f = () => {\n${body}y;\n}`)).toBe(1);
    expect(breaks(manners.functionLength, `function f() {\n${body}}`)).toBe(1);
    expect(breaks(manners.functionLength, `function f() {\n${body.slice(3)}}`)).toBe(0);
    expect(breaks(manners.functionLength, `describe('x', () => {\n${body}y;\n})`)).toBe(0);
  });
  test('words that say nothing, in files and exports', () => {
    expect(breaks(manners.names, '', 'src-main/queue/queue-manager.ts')).toBe(1);
    expect(breaks(manners.names, 'export const mailUtils = 1;')).toBe(1);
    expect(
      breaks(manners.names, 'export interface Payload {}; export class SendJob {}; export function userData() {}'),
    ).toBe(3);
    expect(breaks(manners.names, 'export const dataFolder = 1; const helper = 2;')).toBe(0);
  });
  test('a file that does not open with a comment', () => {
    expect(breaks(manners.headerComment, "import { x } from './x';\n// late\n// comment\n")).toBe(1);
    expect(breaks(manners.headerComment, `${'// line\n'.repeat(15)}x;\n`)).toBe(1);
    expect(breaks(manners.headerComment, '#!/usr/bin/env node\n// one\n// two\n// three\nx;\n')).toBe(0);
  });
  test('any, enums and casts without a reason', () => {
    expect(breaks(manners.noAnyNoEnum, 'let a: any; function f(b: readonly any[]) {} enum E { A }')).toBe(3);
    expect(breaks(manners.noAnyNoEnum, "const any = 'any'; // any")).toBe(0);
    expect(breaks(manners.castsHaveReasons, 'const a = b as string;')).toBe(1);
    expect(breaks(manners.castsHaveReasons, 'const a = b as string; // because\n\n\nconst c = [1] as const;')).toBe(0);
  });
  test('words to a terminal past the one door', () => {
    const said = (path: string): number => breaks(manners.saidThroughOneDoor, "process.stdout.write('a');", path);
    expect(said('src-main/relay/a.ts')).toBe(1);
    expect(said('src-main/command-line/terminal.ts')).toBe(0);
    expect(breaks(manners.saidThroughOneDoor, 'console.error(1)', 'src-main/main.ts')).toBe(1);
  });
  test('unfinished marks and tests switched off', () => {
    expect(breaks(manners.nothingUnfinished, '// TODO: later\n// FIXME\n')).toBe(2);
    expect(
      breaks(manners.noTestSwitchedOff, "test.only('x'); describe.skip('y'); it.each([1]).skip('z'); test.todo('w');"),
    ).toBe(4);
    expect(breaks(manners.noTestSwitchedOff, "describe.skipIf(true)('x'); context.skip('y'); list.only;")).toBe(0);
  });
  test('hooks at the top of what tests share', () => {
    const hook = (text: string, path = 'test/support/a.ts'): number => breaks(manners.hooksInTests, text, path);
    expect(hook('afterEach(() => {}); const a = 1; beforeAll(a);')).toBe(2);
    expect(hook('function f() { afterEach(() => {}); }')).toBe(0);
    expect(hook('afterEach(() => {});', 'test/unit/a.test.ts')).toBe(0);
  });
  test('default exports and barrels', () => {
    expect(breaks(manners.namedExportsNoBarrels, 'export default 1;', 'src-main/queue/index.ts')).toBe(2);
  });
  test('sentences outside words, but not on names and styles', () => {
    const stray = (text: string): number => breaks(strayWords, text, 'src-renderer/queue/a.tsx');
    expect(stray('const a = <p>Wait</p>; const b = <p>{"Wait"}</p>;')).toBe(2);
    expect(stray('const a = <Button aria-label="Close" title={`Row ${n}`} />;')).toBe(2);
    expect(stray("tellDone('It is done'); const row = { name: 'Front desk' };")).toBe(2);
    expect(
      stray(
        "import a from 'two words'; const b = <p className='a row'>{W.wait} · {n}</p>; find('row'); const c = { width: 'minmax(60px, one two)' };",
      ),
    ).toBe(0);
    expect(breaks(strayWords, "export const W = { wait: 'Wait a bit' };", 'src-renderer/words/queue.ts')).toBe(0);
  });
  test('a word for which there is another, but not where it means something else', () => {
    const other = (text: string, path = 'src-main/words/a.ts'): number => breaks(otherWords, text, path);
    expect(other("const W = { a: 'The session ended', b: (n: string) => `No link ${n} in the connector` };")).toBe(3);
    expect(other("const W = { session: 'The call ended', b: 'dialpost send-receive --link ID' };")).toBe(0);
    expect(other("const a = 'The session ended';", 'src-main/queue/a.ts')).toBe(0);
  });
  test('sentences of the relay outside words, but not on what only a programmer reads', () => {
    const stray = (text: string): number => breaks(strayMainWords, text, 'src-main/queue/a.ts');
    expect(stray("log.write('queue', 'minimum', 'it is done'); throw new Error(`no ${id} is here`);")).toBe(2);
    expect(stray("throw slip(`no ${id} is here`); const a: 'two words' = W.done; tell('by-hand');")).toBe(0);
  });
  test('packages without a use, and packages without a declaration', () => {
    const source = sourceOf(
      'src-main/a.ts',
      "import { z } from 'zod'; import '@scope/used/file.css'; import 'node:fs'; import 'stray';",
    );
    expect(manners.packageBreaches(['zod', '@scope/used', '@types/zod', 'idle'], [source])).toEqual([
      'package.json: idle is used nowhere',
      'stray is imported and not in package.json',
    ]);
  });
  test('a circle of types, a full folder, a long line, a heavy function, a name twice, a heavy bag', () => {
    const house = (...files: readonly (readonly [string, string])[]): readonly string[] =>
      measures.misses(files.map(([path, text]) => measures.sourceOf(path, text)));
    const circle = ["import type { B } from './b';", "import type { A } from './a';"] as const;
    expect(house(['src-main/queue/a.ts', circle[0]], ['src-main/queue/b.ts', circle[1]])).toEqual([
      'a circle of imports: src-main/queue/a.ts, src-main/queue/b.ts',
    ]);
    const full = Array.from({ length: 26 }, (_, n) => [`src-main/queue/f${n}.ts`, ''] as const);
    expect(house(...full)).toEqual(['src-main/queue: 26 files; 25 are the most']);
    expect(house(...full.slice(1))).toEqual([]);
    const long = `f(${'a, '.repeat(60)}b);`;
    expect(house(['src-main/queue/a.ts', long])).toEqual(['src-main/queue/a.ts:1: more than 140 characters']);
    expect(house(['src-main/queue/words.ts', long], ['src-main/queue/a.ts', `f('${'a '.repeat(90)}');`])).toEqual([]);
    const heavy = `function f() {\n${`${'x'.repeat(99)};\n`.repeat(24)}}`;
    expect(house(['src-main/queue/a.ts', heavy])).toEqual([
      `src-main/queue/a.ts:1: a function of ${heavy.length} characters; 2400 are the most`,
    ]);
    const twice = 'export const Seen = 1; export type Seen = 2;';
    expect(house(['src-main/queue/a.ts', twice], ['src-renderer/a.ts', twice])).toEqual([]);
    expect(house(['src-main/queue/a.ts', twice], ['src-main/spool/a.ts', twice])).toEqual([
      'one name for two things: src-main Seen: src-main/queue/a.ts, src-main/spool/a.ts',
    ]);
    const members = (n: number): string => Array.from({ length: n }, (_, i) => `m${i}: 1;`).join(' ');
    const bag = [
      `interface ADeps { ${members(10)} }`,
      `interface BDeps { ${members(11)} }`,
      `type CDeps = Omit<ADeps, 'm1'>;`,
      'interface DParts {}',
    ].join('\n');
    expect(house(['src-main/queue/a.ts', bag]).map((text) => text.replace(/[;,].*/, ''))).toEqual([
      'src-main/queue/a.ts:2: BDeps has 11 members',
      'src-main/queue/a.ts:3: CDeps is made by Omit',
      'src-main/queue/a.ts:4: DParts has 0 members',
    ]);
  });
  test('attention that nobody ends', () => {
    const keys = {
      lamp: { until: 'over' },
      door: { of: 'door', until: 'over' },
      spy: { until: 'over', watch: 'warnings' },
      fuse: { until: 'restart' },
    };
    const ended = "board.clear('lamp'); const key = `door:${id}` as const; board.clear(key);";
    expect(unended([sourceOf('src-main/a.ts', ended)], keys)).toEqual([]);
    expect(
      unended([sourceOf('src-main/a.ts', "board.raise('lamp', 'error', text); board.clearAll('door:');")], keys),
    ).toEqual(['lamp is raised and never ended']);
    expect(
      unended([sourceOf('src-main/a.ts', "board.clear('lamp'); board.raise(`door:${id}`, 'error', text);")], keys),
    ).toEqual(['door is raised and never ended']);
  });
  test('lists by hand, but not on one word of them, and on the window only', () => {
    const byHand = (text: string, path = 'src-renderer/settings/a.ts'): number =>
      listsByHand(sourceOf(path, text), LISTED).length;
    expect(byHand("const a = ['ras', 'pppd']; const b = is('method', 'imap', 'pop3');")).toBe(2);
    expect(byHand("const a = ['ras', ...KINDS]; const b = is('kind', 'command'); const c = is('tls', 'none');")).toBe(
      0,
    );
    expect(byHand("const a = ['ras', 'pppd'];", 'src-main/dialing/a.ts')).toBe(0);
  });
  test('documents that are not there', () => {
    expect(
      breaks(documentsNamed, '// as DESIGN.md says\n/* and cases.md */ // and README.md\nconst forge = "md.md";'),
    ).toBe(2);
  });
});
