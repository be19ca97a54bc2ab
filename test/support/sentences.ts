// The law of words: what the window says stands in src-renderer/words/, what the relay
// says in src-main/words/, so that another language is one more set of those files.
// Looked for are letters between tags, letters in attributes that are read or heard, and
// anywhere else in the code a text of two words or more. Not sentences are the theme, the
// styles a component is given, what stands in <…>, and what is said to machines.
import ts from 'typescript';
import { at, type Source, walk } from './source';

const LETTERS = /\p{L}/u;
/** Words of capitals alone are names: IN MX, Amazon SES. */
const TWO_WORDS = /\p{L}+\p{Ll}[,:;]? \p{L}*\p{Ll}/u;
const READ_OR_HEARD =
  /^(aria-(label|description|roledescription|valuetext)|label|title|alt|placeholder|description|detail|error|summary)$/;
/** Their texts are for the machine: tracks of a grid, colours, fonts, gradients, queries of elements. */
const FOR_MACHINES =
  /^(width|style|fontFamily|fontFamilyMonospace|className|gridTemplateColumns|querySelector|querySelectorAll|matches|closest)$/;

/** The text of a literal, or of the fixed parts of a template. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map((s) => s.literal)].map((part) => part.text).join(' … ')
    : null;
}

/** What a text is handed to: an attribute, a property, or a function. */
function holderOf(node: ts.Node): string {
  const { parent } = node;
  if (ts.isJsxExpression(parent) && ts.isJsxAttribute(parent.parent)) return parent.parent.name.getText();
  if (ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  if (ts.isCallExpression(parent)) return parent.expression.getText().split('.').at(-1)?.replace(/<.*/, '') ?? '';
  return '';
}

function isSentence(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return LETTERS.test(node.text);
  const text = textOf(node);
  if (text === null || ts.isImportDeclaration(node.parent) || ts.isLiteralTypeNode(node.parent)) return false;
  const holder = holderOf(node);
  if (
    (READ_OR_HEARD.test(holder) && !ts.isPropertyAssignment(node.parent)) ||
    (ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent))
  )
    return LETTERS.test(text);
  return TWO_WORDS.test(text) && !FOR_MACHINES.test(holder);
}

/** Sentences of the window that stand outside its words. */
export function strayWords(source: Source): readonly string[] {
  if (!source.path.startsWith('src-renderer/') || /^src-renderer\/(words\/.*|theme)\.ts$/.test(source.path)) return [];
  const found: string[] = [];
  walk(source, (node) => {
    if (isSentence(node))
      found.push(
        at(source, node, `"${(textOf(node) ?? node.getText(source.tree)).trim().slice(0, 60)}" belongs into words/`),
      );
  });
  return found;
}

/**
 * What other programs read: protocols (replies at RCPT TO, MIME), files (also what earlier versions wrote in them),
 * command lines; and what is heard, not said: the words by which hosts' refusals and OpenSSL's complaints are known.
 */
const SAID_TO_MACHINES: readonly string[] = [
  // One a line.
  'config/data-dir',
  'contract/sign-in/providers',
  'daemon/asking-rights',
  'delivery/refusal-limits',
  'delivery/refusal-room',
  'delivery/refusal-rows',
  'delivery/refusal-words',
  'delivery/refusals',
  'desktop/login/autostart-entry',
  'desktop/letter-frame',
  'desktop/page',
  'desktop/paper/document',
  'diagnose/dns/message',
  'diagnose/openssl-words',
  'export/calls',
  'export/fetching',
  'export/held',
  'export/install',
  'export/listeners',
  'export/logins',
  'export/mailboxes',
  'export/main-cf',
  'export/master-cf',
  'export/senders',
  // What a shell runs.
  'link/guard',
  'listener/refusal',
  'mailboxes/refusals',
  'notices/dsn',
  'notices/own-mail',
  'pop3/replies',
  'practice/behaviour',
  'practice/etrn',
  'practice/replies',
  'reading/letter-page',
  'reading/skeleton',
  'reading/worker',
  'reception/branch-replies',
  'daemon/launchd-plist',
  'daemon/daemon-places',
  'daemon/systemd-unit',
  'daemon/task-xml',
  'sign-in/answer-door',
  'smtp/content/mime-fields',
  'smtp/server-bdat',
  'spool/old-sentences',
  'updates/install/root-script',
];
/** Only a programmer reads what is handed to slip() (base/slip.ts), only a computer what is handed to hmac(). */
const FOR_NOBODY = /^(slip|hmac)$/;

/** Sentences of the relay that stand outside its words. */
export function strayMainWords(source: Source): readonly string[] {
  const isSaidToMachines = SAID_TO_MACHINES.some((file) => source.path === `src-main/${file}.ts`);
  if (!/^src-main\/(?!words\/)/.test(source.path) || isSaidToMachines) return [];
  const found: string[] = [];
  walk(source, (node) => {
    const text = textOf(node);
    if (text === null || ts.isImportDeclaration(node.parent) || ts.isLiteralTypeNode(node.parent)) return;
    if (TWO_WORDS.test(text) && !FOR_NOBODY.test(holderOf(node)))
      found.push(at(source, node, `"${text.trim().slice(0, 60)}" belongs into words/`));
  });
  return found;
}
