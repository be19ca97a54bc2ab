// One word for one thing, in everything a person reads: which word it is, and which words
// for the same thing are not used beside it. Names of commands, options, files and places
// of the settings are what programs know them by, and stay.
import ts from 'typescript';
import { at, type Source, walk } from './source';

interface Law {
  readonly say: string;
  readonly not: RegExp;
  /** Where the other word means another thing, or is the name of something. */
  readonly but?: RegExp;
}

export const ONE_WORD: readonly Law[] = [
  // What Dialpost does between dialling and hanging up.
  { say: 'call', not: /\bsessions?\b/i, but: /"dialpost sessions"|dialpost sessions|sessions show|sessions\// },
  // What is dialled.
  {
    say: 'line',
    not: /\blinks?\b/i,
    but: /--link|dialpost links|\blink \[ID\]|listeners, links|as a link\.|fewer links|a link stands there/,
  },
  // Who carries mail away from here; its own word in the settings is connector.
  { say: 'provider', not: /\bconnectors?\b/i, but: /--connector|a search, a state, a connector/ },
  // What somebody has to get in here; what he has at a provider is an account.
  { say: 'login name', not: /\buser ?names?\b/i },
  // A letter that did not go and will be tried.
  {
    say: 'to be tried again',
    not: /\bput off\b|\bdeferred\b|\bpostponed\b/i,
    // The states as the contract names them.
    but: /incoming, …active, …deferred|incoming, … active, … deferred/,
  },
  { say: 'urgent', not: /^High$|\bhigh priority\b/i },
  {
    say: 'check',
    not: /\bverif\w+|\bvalidat\w+|\bprobes?\b|\bdiagnose\b/i,
    but: /[2o][-\w]*step verification|unable to verify it|dialpost diagnose|diagnose (knows|dns)/,
  },
  { say: 'kB, MB and GB, in thousands', not: /\b[KMG]iB\b/ },
];

/** The fixed parts of a text, as one. */
function fixedText(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
    : null;
}

/** Texts on the pages of words that call a thing by another name than its own. */
export function otherWords(source: Source): readonly string[] {
  if (!/^src-(main|renderer)\/words\/(?!(de|fr)\/)/.test(source.path)) return [];
  const found: string[] = [];
  walk(source, (node) => {
    const text = fixedText(node);
    if (text === null || isName(node)) return;
    for (const { say, not, but } of ONE_WORD)
      if (not.test(text) && but?.test(text) !== true)
        found.push(at(source, node, `"${text.trim().slice(0, 60)}" calls "${say}" by another name`));
  });
  return found;
}

/** Keys, types and files imported name things for us. */
function isName(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node.parent) || ts.isLiteralTypeNode(node.parent)) return true;
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}
