// The measures of the house: how large its folders, files and functions are, which
// imports run in circles, which names mean two things, which bags of dependencies are
// too heavy. Taken from the text of the sources alone; npm run measure prints them, and
// test/architecture.test.ts holds the house to the goals that stand here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export const GOALS = {
  filesInFolder: 25,
  circles: 0,
  lineCharacters: 140,
  functionLines: 60,
  functionCharacters: 2400,
  namesTwice: 0,
  depsMembers: 10,
};

/** @typedef {{ readonly path: string, readonly text: string, readonly tree: ts.SourceFile }} Source a file of ours, its path from the root */

/** @param {string} path @param {string} text @returns {Source} */
export function sourceOf(path, text) {
  const scripts = path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : scripts;
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
}

/** @param {string} root @param {string} folder @returns {readonly string[]} */
export function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

/** The product's own sources, without tests and scripts. @param {string} root @returns {readonly Source[]} */
export function readHouse(root) {
  const paths = ['src-main', 'src-renderer'].flatMap((folder) => filesUnder(root, folder));
  return paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Files of code in each folder, the fullest first. @param {readonly Source[]} house */
export function folders(house) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { path } of house) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  return [...counts].map(([folder, files]) => ({ folder, files })).sort((a, b) => b.files - a.files);
}

/** What each file imports of the house, types included. @param {readonly Source[]} house */
function importsOf(house) {
  const known = new Set(house.map(({ path }) => path));
  /** @type {Map<string, readonly string[]>} */
  const imports = new Map();
  for (const { path, text } of house) {
    const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    const targets = named
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.normalize(posix.join(posix.dirname(path), name)))
      .flatMap((name) => [name, `${name}.ts`, `${name}.tsx`].find((file) => known.has(file)) ?? []);
    imports.set(path, [...new Set(targets)]);
  }
  return imports;
}

/**
 * Files that import each other in a circle, types included: each circle as a sorted list
 * (Tarjan's strongly connected components). @param {readonly Source[]} house
 */
export function circles(house) {
  const imports = importsOf(house);
  /** @type {Map<string, { at: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const found = [];
  /** @param {string} path @returns {{ at: number, low: number, open: boolean }} */
  const visit = (path) => {
    const here = { at: seen.size, low: seen.size, open: true };
    seen.set(path, here);
    stack.push(path);
    for (const target of imports.get(path) ?? []) {
      const there = seen.get(target) ?? visit(target);
      if (there.open) here.low = Math.min(here.low, there.low);
    }
    if (here.low === here.at) close(path);
    return here;
  };
  /** @param {string} path */
  const close = (path) => {
    const members = stack.splice(stack.indexOf(path));
    for (const member of members) Object.assign(seen.get(member) ?? {}, { open: false });
    if (members.length > 1) found.push(members.sort());
  };
  for (const path of imports.keys()) if (!seen.has(path)) visit(path);
  return found;
}

/** @param {Source} source @param {ts.Node} node */
function place({ path, tree }, node) {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** Every function with a body: where, how many lines, how many characters. @param {readonly Source[]} house */
export function functions(house) {
  /** @type {{ at: string, lines: number, characters: number }[]} */
  const found = [];
  for (const source of house) {
    /** @param {ts.Node} node */
    const walk = (node) => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
        const text = node.getText(source.tree);
        found.push({ at: place(source, node), lines: text.split('\n').length, characters: text.length });
      }
      ts.forEachChild(node, walk);
    };
    walk(source.tree);
  }
  return found;
}

/** The middle, the ninetieth of a hundred, and the most. @param {readonly number[]} numbers */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  /** @param {number} share */
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}

/** Pages of words and tables of cases are read across. @param {string} path */
const isTable = (path) => /\/words(\/|\.ts$)|\/cases\//.test(path);

/** The longest text a line holds: a sentence cannot be broken as code can. @param {Source} source */
function texts({ tree }) {
  /** @type {Map<number, number>} */
  const longest = new Map();
  /** @param {ts.Node} node */
  const walk = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      longest.set(line, Math.max(longest.get(line) ?? 0, node.getText(tree).length));
    } else ts.forEachChild(node, walk);
  };
  walk(tree);
  return longest;
}

/**
 * Lines of more than `limit` characters, but for words and tables of cases, and for lines
 * that one long text makes long. @param {readonly Source[]} house @param {number} limit
 */
export function longLines(house, limit) {
  return house
    .filter(({ path }) => !isTable(path))
    .flatMap((source) => {
      const longest = texts(source);
      return source.text
        .split('\n')
        .flatMap((line, index) =>
          line.length > limit && line.length - (longest.get(index) ?? 0) > limit / 2
            ? [`${source.path}:${index + 1}`]
            : [],
        );
    });
}

/** @param {ts.Statement} statement @returns {readonly string[]} */
function exportedBy(statement) {
  const marks = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!marks.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in statement && statement.name ? [/** @type {ts.Identifier} */ (statement.name).text] : [];
}

/** Names that two files of one side export; a schema and its type in one file count as one. @param {readonly Source[]} house */
export function namesTwice(house) {
  /** @type {Map<string, Set<string>>} */
  const places = new Map();
  for (const { path, tree } of house) {
    const side = path.split('/')[0];
    for (const name of tree.statements.flatMap(exportedBy)) {
      const key = `${side} ${name}`;
      places.set(key, (places.get(key) ?? new Set()).add(path));
    }
  }
  return [...places].filter(([, files]) => files.size > 1).map(([key, files]) => `${key}: ${[...files].join(', ')}`);
}

/**
 * Bags of dependencies: how many members of their own (what a bag inherits is a group with a name, and counted there),
 * and whether they are made of another by leaving out. @param {readonly Source[]} house
 */
export function bags(house) {
  return house.flatMap((source) =>
    source.tree.statements.flatMap((statement) => {
      if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
      const { text: name } = statement.name;
      if (!/(Deps|Parts)$/.test(name)) return [];
      const members = ts.isInterfaceDeclaration(statement) ? statement.members.length : 0;
      const made = ts.isInterfaceDeclaration(statement) ? (statement.heritageClauses ?? []) : [statement.type];
      return [
        {
          name,
          at: place(source, statement),
          members,
          omits: made.some((part) => /\bOmit</.test(part.getText(source.tree))),
        },
      ];
    }),
  );
}

/** Everything that misses its goal, one sentence each. @param {readonly Source[]} house @returns {readonly string[]} */
export function misses(house) {
  return [
    ...folders(house)
      .filter(({ files }) => files > GOALS.filesInFolder)
      .map(({ folder, files }) => `${folder}: ${files} files; ${GOALS.filesInFolder} are the most`),
    ...circles(house).map((members) => `a circle of imports: ${members.join(', ')}`),
    ...longLines(house, GOALS.lineCharacters).map((at) => `${at}: more than ${GOALS.lineCharacters} characters`),
    ...functions(house)
      .filter(({ characters }) => characters > GOALS.functionCharacters)
      .map(
        ({ at, characters }) =>
          `${at}: a function of ${characters} characters; ${GOALS.functionCharacters} are the most`,
      ),
    ...namesTwice(house).map((twice) => `one name for two things: ${twice}`),
    ...bags(house)
      .filter(({ name, members, omits }) => name.endsWith('Parts') || members > GOALS.depsMembers || omits)
      .map(
        ({ name, at, members, omits }) =>
          `${at}: ${name} ${omits ? 'is made by Omit' : `has ${members} members; ${GOALS.depsMembers} are the most, and its name ends with Deps`}`,
      ),
  ];
}
