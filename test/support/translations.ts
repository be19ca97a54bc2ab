// Reads the pages of words and their translations as syntax: which pages there are, what
// stands in them, which facts their functions take and use. Texts are looked at where
// they run; functions cannot be, for nobody knows what to call them with.
import ts from 'typescript';
import { type Source, walk } from './source';

type Expressions = ReadonlyMap<string, ts.Node>;

/** What is handed to `page(…)`, by the name it is kept under. */
export function pagesIn(source: Source): Expressions {
  return declaredBy(source, 'page', (call) => [nameOf(call.parent), call.arguments[0]]);
}

/** What is handed to `translate('de', somePage, …)`, by the name of the page. */
export function translationsIn(source: Source, language: string): Expressions {
  return declaredBy(source, 'translate', (call) => {
    const [into, english, words] = call.arguments;
    const ours = into && ts.isStringLiteral(into) && into.text === language;
    return ours && english ? [english.getText(source.tree), words] : ['', undefined];
  });
}

function declaredBy(
  source: Source,
  maker: string,
  read: (call: ts.CallExpression) => readonly [string, ts.Node | undefined],
): Expressions {
  const found = new Map<string, ts.Node>();
  walk(source, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText(source.tree) !== maker) return;
    const [name, words] = read(node);
    if (name !== '' && words) found.set(name, words);
  });
  return found;
}

function nameOf(node: ts.Node): string {
  return ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? node.name.text : '';
}

export function isExported(source: Source, name: string): boolean {
  return source.tree.statements.some(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true &&
      statement.declarationList.declarations.some((declared) => nameOf(declared) === name),
  );
}

/** What stands in a page, by its path: "tray.open". Names of the same file are followed. */
export function membersOf(source: Source, words: ts.Node, path = ''): Expressions {
  const node = resolved(source, words);
  if (!ts.isObjectLiteralExpression(node)) return new Map([[path, node]]);
  return new Map(
    node.properties.flatMap((property) => {
      const { name } = property;
      if (!name) return [];
      const key = ts.isStringLiteral(name) ? name.text : name.getText(source.tree);
      const value = ts.isPropertyAssignment(property) ? property.initializer : property;
      return [...membersOf(source, ts.isShorthandPropertyAssignment(value) ? value.name : value, join(path, key))];
    }),
  );
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The node a name of this file stands for; what is imported stays a name. */
function resolved(source: Source, node: ts.Node): ts.Node {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return resolved(source, node.expression);
  if (!ts.isIdentifier(node)) return node;
  for (const statement of source.tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === node.text) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    const declared = statement.declarationList.declarations.find((one) => nameOf(one) === node.text);
    if (declared?.initializer) return resolved(source, declared.initializer);
  }
  return node;
}

type Sentence = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

export function isSentence(node: ts.Node | undefined): node is Sentence {
  return (
    node !== undefined &&
    (ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node))
  );
}

/** What a translated sentence does otherwise with its facts than the English one; nothing where it is as it should be. */
export function factsAmiss(english: Sentence, ours: Sentence): readonly string[] {
  if (english.parameters.length !== ours.parameters.length)
    return [`takes ${ours.parameters.length} facts, not ${english.parameters.length}`];
  const unused = ours.parameters.flatMap(namesIn).filter((name) => !isUsed(ours, name));
  const members = ours.parameters.flatMap((parameter, at) => {
    const theirs = english.parameters[at];
    return theirs ? membersAmiss(membersTaken(english, theirs), membersTaken(ours, parameter)) : [];
  });
  return [...unused.map((name) => `does not use ${name}`), ...members];
}

function membersAmiss(english: ReadonlySet<string> | null, ours: ReadonlySet<string> | null): readonly string[] {
  if (!english || !ours) return [];
  const left = [...english].filter((name) => !ours.has(name)).map((name) => `does not use ${name}`);
  return [...left, ...[...ours].filter((name) => !english.has(name)).map((name) => `uses ${name}`)];
}

function namesIn({ name }: ts.ParameterDeclaration | ts.BindingElement): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element)));
}

/** Which members of a fact are taken: by its pattern, or one by one; null where the fact is used whole. */
function membersTaken(sentence: Sentence, { name }: ts.ParameterDeclaration): ReadonlySet<string> | null {
  if (ts.isObjectBindingPattern(name))
    return new Set(name.elements.map((element) => (element.propertyName ?? element.name).getText()));
  if (!ts.isIdentifier(name)) return null;
  const uses = usesOf(sentence, name.text);
  const members = uses.flatMap(({ parent }) => memberRead(parent));
  return members.length === uses.length ? new Set(members) : null;
}

/** A list's length and what is asked of a value are no members of a fact. */
function memberRead(node: ts.Node): readonly string[] {
  if (!ts.isPropertyAccessExpression(node) || node.name.text === 'length') return [];
  return ts.isCallExpression(node.parent) && node.parent.expression === node ? [] : [node.name.text];
}

function isUsed(sentence: Sentence, name: string): boolean {
  return usesOf(sentence, name).length > 0;
}

function usesOf(sentence: Sentence, name: string): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const step = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && !isNameOnly(node)) found.push(node);
    ts.forEachChild(node, step);
  };
  if (sentence.body) step(sentence.body);
  return found;
}

/** It names a member or a declaration and reads nothing. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Every text in a sentence, and the fixed parts of its templates. */
export function textsIn(sentence: Sentence): readonly string[] {
  const found: string[] = [];
  const step = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, step);
  };
  if (sentence.body) step(sentence.body);
  return found;
}
