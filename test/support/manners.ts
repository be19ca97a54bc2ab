// The manners of the code as laws (ARCHITECTURE.md): lengths, names, header
// comments, no any, no enum, no unfinished marks, no test switched off. Each
// law takes sources and answers with its breaches, one sentence each.
import ts from 'typescript';
import { at, importsOf, walk, type Source } from './source';

type Law = (source: Source) => readonly string[];

const LONGEST_FILE = 400;
const LONGEST_FUNCTION = 60;

function collect(source: Source, judge: (node: ts.Node) => string | null): readonly string[] {
  const found: string[] = [];
  walk(source, (node) => {
    const sentence = judge(node);
    if (sentence !== null) found.push(at(source, node, sentence));
  });
  return found;
}

export const fileLength: Law = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines > LONGEST_FILE ? [`${path}:1: ${lines} lines; ${LONGEST_FILE} is the most`] : [];
};

/** describe(…, () => {…}) is a chapter, not a function. */
function isChapter(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

export const functionLength: Law = (source) =>
  collect(source, (node) => {
    if (!ts.isFunctionLike(node) || isChapter(node)) return null;
    const lines = node.getText(source.tree).split('\n').length;
    return lines > LONGEST_FUNCTION ? `a function of ${lines} lines; ${LONGEST_FUNCTION} is the most` : null;
  });

const WORD_ANYWHERE = /^(manager|helper|util|utility|utilities|payload)s?$/;
const WORD_AT_END = /^(data|service|services|job|jobs)$/;

/**
 * The forbidden word in a name, or null; NetworkManager is a program's own name. "data" and the like only where they
 * say what the thing is: at the end.
 */
function forbiddenWord(name: string): string | null {
  const words = name
    .replace(/network-?manager/i, 'nm')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const last = words.at(-1) ?? '';
  return words.find((word) => WORD_ANYWHERE.test(word)) ?? (WORD_AT_END.test(last) ? last : null);
}

function isExported(node: ts.Node): boolean {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return (
    ts.canHaveModifiers(holder) &&
    (ts.getModifiers(holder) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isNamedThing(node: ts.Node): node is ts.DeclarationStatement | ts.VariableDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node)
  );
}

export const names: Law = (source) => {
  const file = source.path.split('/').flatMap((part) => forbiddenWord(part.replace(/\.(test\.)?[a-z]+$/, '')) ?? []);
  const exported = collect(source, (node) => {
    if (!isNamedThing(node) || !isExported(node) || node.name === undefined) return null;
    const name = node.name.getText(source.tree);
    const word = forbiddenWord(name);
    return word === null ? null : `${name}: "${word}" says nothing; use the field's word`;
  });
  return [
    ...file.map((word) => `${source.path}:1: "${word}" in a file's name says nothing; use the field's word`),
    ...exported,
  ];
};

export const headerComment: Law = ({ path, text }) => {
  const opening = text.replace(/^#!.*\n/, '');
  const lines =
    /^(?:\/\/[^\n]*\n)+/.exec(opening)?.[0].trimEnd().split('\n') ??
    /^\/\*[\s\S]*?\*\//.exec(opening)?.[0].split('\n') ??
    [];
  // Tests say what they promise in their names.
  const fewest = /\.test\.tsx?$/.test(path) ? 0 : 1;
  return lines.length >= fewest && lines.length <= 14
    ? []
    : [`${path}:1: opens with ${lines.length} lines of comment; 3 to 12 say what the file owns and promises`];
};

export const noAnyNoEnum: Law = (source) =>
  collect(source, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
    return ts.isEnumDeclaration(node) ? 'an enum; use a union of strings' : null;
  });

/** A cast without a comment on its line, the line above, or the line above its statement. */
export const castsHaveReasons: Law = (source) => {
  const lines = source.text.split('\n');
  const lineNumber = (node: ts.Node): number =>
    source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line;
  const commented = (line: number): boolean =>
    [line - 1, line, line + 1].some((near) => /\/\/|\/\*|^\s*\*/.test(lines[near] ?? ''));
  return collect(source, (node) => {
    if (!ts.isAsExpression(node) || node.type.getText(source.tree) === 'const') return null;
    const end = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line;
    const statement = ts.findAncestor(node, ts.isStatement);
    return [lineNumber(node), end, lineNumber(statement ?? node)].some(commented)
      ? null
      : 'a cast without its reason beside it';
  });
};

export const nothingUnfinished: Law = ({ path, text }) =>
  text
    .split('\n')
    .flatMap((line, index) => (/\b(TODO|FIXME|XXX)\b/.test(line) ? [`${path}:${index + 1}: an unfinished mark`] : []));

/** On a terminal what strangers wrote is made harmless first, in this one place. */
const ONE_DOOR = 'src-main/command-line/terminal.ts';

export const saidThroughOneDoor: Law = ({ path, text }) =>
  path !== ONE_DOOR && path.startsWith('src-main/') && /std(out|err)\.write\(|console\.\w+\(/.test(text)
    ? [`${path}:1: writes to the terminal past ${ONE_DOOR}`]
    : [];

const TEST_WORDS = /^(describe|it|test|suite|bench)$/;

export const noTestSwitchedOff: Law = (source) =>
  collect(source, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !/^(only|skip|todo)$/.test(node.name.text)) return null;
    const start = node.expression.getText(source.tree).split(/[.(]/)[0] ?? '';
    return TEST_WORDS.test(start) ? `a test switched off or alone (.${node.name.text})` : null;
  });

/** Files of the unit tests share their modules: such a hook would be the first file's alone. */
export const hooksInTests: Law = (source) =>
  collect(source, (node) => {
    const atTop = ts.isExpressionStatement(node) && node.parent === source.tree;
    if (!atTop || !/^(before|after)(Each|All)\(/.test(node.getText(source.tree))) return null;
    const isShared = source.path.startsWith('test/') && !/\.test\.tsx?$|\/as-it-was\.ts$/.test(source.path);
    return isShared ? 'a hook at the top of what tests share (onTestFinished, where it is opened, ends it)' : null;
  });

export const namedExportsNoBarrels: Law = (source) => {
  const barrel = /\/index\.tsx?$/.test(source.path) ? [`${source.path}:1: a barrel file`] : [];
  return [...barrel, ...collect(source, (node) => (ts.isExportAssignment(node) ? 'a default export' : null))];
};

/** The package an import names: "@mantine/core" of "@mantine/core/styles.css". Null: a file or Node's own. */
export function packageOf(name: string): string | null {
  if (/^(\.|node:|\/)/.test(name)) return null;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Packages declared and used nowhere, and packages used and declared nowhere. `tools` are used by name in scripts. */
export function packageBreaches(declared: readonly string[], sources: readonly Source[]): readonly string[] {
  const imported = new Set(sources.flatMap((source) => importsOf(source).flatMap(({ from }) => packageOf(from) ?? [])));
  const scripts = sources
    .filter(({ path }) => path.startsWith('scripts/'))
    .map(({ text }) => text)
    .join('\n');
  const used = (name: string): boolean =>
    imported.has(name) || scripts.includes(`'${name}'`) || typesFor(name, imported);
  return [
    ...declared.filter((name) => !used(name)).map((name) => `package.json: ${name} is used nowhere`),
    ...[...imported]
      .filter((name) => !declared.includes(name))
      .map((name) => `${name} is imported and not in package.json`),
  ];
}

/** @types/x is used when x is; @types/node always. */
function typesFor(name: string, imported: ReadonlySet<string>): boolean {
  return name === '@types/node' || (name.startsWith('@types/') && imported.has(name.slice('@types/'.length)));
}
