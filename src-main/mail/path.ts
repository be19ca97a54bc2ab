// The path behind MAIL FROM: and RCPT TO: as devices and old programs write it, read as
// Postfix reads it (tried on Postfix 3.7): without brackets, with blanks around or within
// them, in two pairs of them, with a name in front. A source route and the last dot of the
// domain are dropped; else the address stays as it was written. Strict where two readers
// could see two things: one "@" only, one address only, no control or unseen characters,
// nothing glued to the closing bracket. Regular expressions here go through a text once.
import { withoutLastDot, withoutSourceRoute } from './address';

export interface Path {
  /** "" for <>. Whether it is an address is parseAddress's to say. */
  readonly address: string;
  /** What follows: "SIZE=100 BODY=8BITMIME". */
  readonly parameters: string;
}

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
const INSIDE = String.raw`((?:[^<>"]|${QUOTED})*)`;
const PARAMETERS = String.raw`(?:[ \t]+(.*))?$`;
const IN_BRACKETS = new RegExp(String.raw`^<${INSIDE}>${PARAMETERS}`, 's');
/** "<Front desk <scan@office.example>>": somebody filled in the form of a device. */
const IN_TWO_PAIRS = new RegExp(String.raw`^<(?:[^<>@"]|${QUOTED})*<${INSIDE}>[ \t]*>${PARAMETERS}`, 's');
const BARE = new RegExp(String.raw`^((?:[^\s<>"]|${QUOTED})+)>?${PARAMETERS}`, 's');
/** Header and log injection, and addresses that look like others. */
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]/;

/** `text` is what stands behind the colon; null where it cannot be told what is meant. */
export function readPath(text: string): Path | null {
  const given = text.trim();
  const match = IN_BRACKETS.exec(given) ?? IN_TWO_PAIRS.exec(given) ?? BARE.exec(given);
  if (!match) return null;
  const address = withoutLastDot(withoutSourceRoute((match[1] ?? '').trim()));
  return UNSEEN.test(address) || address.split('@').length > 2 ? null : { address, parameters: match[2] ?? '' };
}

const KNOWN_PARAMETER = /^(?:SIZE=\d*|BODY=\w*|SMTPUTF8|RET=\w*|ENVID=\S*|AUTH=\S*)$/i;

/**
 * Where the known parameters at the end of `text` begin, with the blank before them; its length where there are none.
 */
function parametersAt(text: string): number {
  // Word by word from behind: a pattern would begin anew at every blank of a stranger's line.
  const words = [...text.matchAll(/\s+(\S+)/g)];
  const other = words.findLastIndex(([, word = '']) => !KNOWN_PARAMETER.test(word));
  return words[other + 1]?.index ?? text.length;
}

/** A sender that is going to be replaced, so it may be anything; null only where it hides control characters. */
export function readAnySender(text: string): Path | null {
  const given = ` ${text.trim()}`;
  const parameters = given.slice(parametersAt(given));
  const said = given.slice(0, given.length - parameters.length).trim();
  // Something must stand there: nothing at all would be the null sender, which is not replaced.
  return UNSEEN.test(said) ? null : { address: said.replace(/^<|>$/g, '') || 'unknown', parameters: parameters.trim() };
}
