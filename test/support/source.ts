// Reads the project's own source files for test/architecture.test.ts: text,
// syntax tree and path of each. Generated folders and node_modules are left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesUnder, sourceOf, type Source } from '../../scripts/measures.mjs';

export { sourceOf, type Source };

const CODE = /\.(ts|tsx|mts|mjs)$/;

/** Every code file of the project: sources, tests, scripts and the tools' config. */
export function readSources(root: string): readonly Source[] {
  const configs = readdirSync(root).filter((name) => /\.m[jt]s$/.test(name));
  return [...readFolders(root, ['src-main', 'src-renderer', 'test', 'scripts']), ...read(root, configs)];
}

/** The code files of some folders, for who needs no more: to read all takes seconds. */
export function readFolders(root: string, folders: readonly string[]): readonly Source[] {
  const paths = folders.flatMap((folder) => filesUnder(root, folder));
  return read(
    root,
    paths.filter((path) => CODE.test(path)),
  );
}

function read(root: string, paths: readonly string[]): readonly Source[] {
  return paths.map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Calls `visit` for every node of the file, parents before children. */
export function walk(source: Source, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(source.tree);
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

/** "path:line: sentence", as editors link it. */
export function at(source: Source, node: ts.Node, sentence: string): string {
  return `${source.path}:${lineOf(source, node)}: ${sentence}`;
}

export interface Import {
  readonly node: ts.Node;
  readonly from: string;
}

/** What a file imports, exports from, requires, or names in `import('…')`. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const note = (node: ts.Node, name: ts.Node | undefined): void => {
    if (name && ts.isStringLiteral(name)) found.push({ node, from: name.text });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) note(node, node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node, node.argument.literal);
    if (ts.isCallExpression(node) && /^(import|require)$/.test(node.expression.getText(source.tree)))
      note(node, node.arguments[0]);
  });
  return found;
}
