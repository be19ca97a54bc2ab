// The laws of the house, held over every file, and each law shown to bite on a
// small file that breaks it. A breach reads "path:line: what is wrong".
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { floorBreaches } from './support/floors';
import * as manners from './support/manners';
import { strayWords } from './support/sentences';
import { readSources, sourceOf, type Source } from './support/source';

const SOURCES = readSources(process.cwd());
const HOUSE = SOURCES.filter(({ path }) => path.startsWith('src-'));
const TYPED = SOURCES.filter(({ path }) => !path.endsWith('.mjs'));
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
  test('no test is switched off or alone', () => expect(over(manners.noTestSwitchedOff, SOURCES)).toEqual([]));
  test('every sentence of the window stands in words', () => expect(over(strayWords, SOURCES)).toEqual([]));
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
      'the renderer may import src-main/contract only, not mail',
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
  test('unfinished marks and tests switched off', () => {
    expect(breaks(manners.nothingUnfinished, '// TODO: later\n// FIXME\n')).toBe(2);
    expect(
      breaks(manners.noTestSwitchedOff, "test.only('x'); describe.skip('y'); it.each([1]).skip('z'); test.todo('w');"),
    ).toBe(4);
    expect(breaks(manners.noTestSwitchedOff, "describe.skipIf(true)('x'); context.skip('y'); list.only;")).toBe(0);
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
});
