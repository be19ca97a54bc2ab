// Promises of the code that can be read from it: whoever raises an attention item ends it
// too, the window lists nothing that the contract lists, and a comment that names a
// document names one that is in the tree.
import { existsSync } from 'node:fs';
import ts from 'typescript';
import { at, type Source, walk } from './source';

interface Kind {
  readonly of?: string;
  readonly until: string;
  readonly watch?: string;
}

/** Kinds of attention items that no file ends, though they do not last until a restart. */
export function unended(sources: readonly Source[], kinds: Readonly<Record<string, Kind>>): readonly string[] {
  const texts = sources.map(({ text }) => text);
  const ends = (name: string, kind: Kind): boolean =>
    texts.some((text) => {
      if (!kind.of) return text.includes(`clear('${name}')`);
      const keyed = new RegExp(`const (\\w+) = \`${name}:\\$\\{[^\`]*\` as const`).exec(text)?.[1];
      const swept = text.includes(`keep((key) => key.startsWith('${name}:')`);
      const direct = swept || text.includes(`clearAll('${name}:')`) || text.includes(`clear(\`${name}:\${`);
      return direct || (keyed !== undefined && text.includes(`clear(${keyed})`));
    });
  return Object.entries(kinds)
    .filter(([name, kind]) => kind.until !== 'restart' && kind.watch === undefined && !ends(name, kind))
    .map(([name]) => `${name} is raised and never ended`);
}

/** The members of an array, and what `is` compares with. */
function listed(node: ts.Node): readonly ts.Node[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  return ts.isCallExpression(node) && node.expression.getText() === 'is' ? node.arguments : [];
}

/** Lists in the window's code of two or more of the contract's own words, such as the kinds of links. */
export function listsByHand(source: Source, words: Readonly<Record<string, readonly string[]>>): readonly string[] {
  if (!source.path.startsWith('src-renderer/')) return [];
  const found: string[] = [];
  walk(source, (node) => {
    const texts = listed(node)
      .filter((part) => ts.isStringLiteral(part))
      .map(({ text }) => text);
    for (const [what, known] of Object.entries(words))
      if (texts.filter((text) => known.includes(text)).length > 1)
        found.push(at(source, node, `${what} are listed by hand; the contract has the list`));
  });
  return found;
}

/** Documents that comments name and that are not in the project's first folder. */
export function documentsNamed({ path, text, tree }: Source): readonly string[] {
  const comments: string[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, tree.languageVariant, text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      comments.push(scanner.getTokenText());
  }
  const named = comments.flatMap((comment) => comment.match(/\b[\w-]+\.md\b/g) ?? []);
  return named.filter((name) => !existsSync(name)).map((name) => `${path}: a comment names ${name}, which is not here`);
}
