// Takes the secrets of a connection out of what its host says, before anything else
// hears it: a host may say our password back, in an error, a banner or an echo. Known
// are each secret in the clear (whatever its case, with blanks or broken over the lines
// of a reply), as base64 alone or within a larger blob (PLAIN, LOGIN, XOAUTH2; the whole
// blob goes), as hex, and escaped as in an address or a JSON text.
//
// A secret of less than LONG letters is looked for in the clear only where it stands
// alone and as it is written: "a" or "ok" in the middle of words would turn the whole
// transcript to stars, and tell by its gaps what it hides. Names are no secrets; the
// base64 of a name is masked as a part of the login. Limit: a host that scrambles what
// it heard (backwards, encrypted) gets through.

export interface Mask {
  /** The lines of one reply, with or without their codes. */
  lines(lines: readonly string[]): readonly string[];
  /** Any text; its lines are looked at together. */
  text(text: string): string;
}

export const NO_MASK: Mask = { lines: (lines) => lines, text: (text) => text };

const STARS = '***';
const LONG = 6;

interface Needle {
  readonly text: string;
  /**
   * 'alone': as it is, between what is no letter; the others whatever their case; a 'blob' takes all of the base64
   * around it along.
   */
  readonly where: 'anywhere' | 'alone' | 'blob';
}

/** `secrets`: passwords and tokens; `names`: what they were said with. */
export function maskOf(secrets: readonly string[], names: readonly string[] = []): Mask {
  const known = secrets.filter((secret) => secret !== '');
  if (known.length === 0) return NO_MASK;
  const needles = [
    ...known.flatMap((secret) => needlesOf(secret, names)),
    ...names.filter((name) => name.length >= LONG).flatMap(blobsOf),
  ];
  const lines = (given: readonly string[]): readonly string[] => masked(given, needles);
  return { lines, text: (text) => lines(text.split('\n')).join('\n') };
}

function needlesOf(secret: string, names: readonly string[]): readonly Needle[] {
  const url = encodeURIComponent(secret);
  const clear = [
    ...new Set([
      secret,
      url,
      url.replaceAll('%20', '+'),
      JSON.stringify(secret).slice(1, -1),
      secret.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`),
    ]),
  ];
  const logins = names
    .flatMap((name) => [`\0${name}\0${secret}`, `${name}\0${name}\0${secret}`])
    .map((login) => blob(base64(login)));
  if (secret.length < LONG)
    return [...clear, base64(secret)].map((text): Needle => ({ text, where: 'alone' })).concat(logins);
  const pairs = Buffer.from(secret).toString('hex').match(/../g) ?? [];
  const spelled = [
    pairs.join(''),
    pairs.join(':'),
    pairs.join('-'),
    ...['%', '\\x', '=', '+'].map((sign) => pairs.map((pair) => sign + pair).join('')),
  ];
  return [
    ...[...clear, ...spelled].map((text): Needle => ({ text: folded(text), where: 'anywhere' })),
    ...logins,
    ...blobsOf(secret),
  ];
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

function blob(text: string): Needle {
  return { text: folded(text), where: 'blob' };
}

/** What of the base64 of anything that holds `text` depends on `text` alone, at its three places in a group. */
function blobsOf(text: string): readonly Needle[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const all = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return blob(all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)));
  });
}

/** Without blanks and case, letter by letter. */
function folded(text: string): string {
  return text.split('').map(foldedLetter).join('');
}

function foldedLetter(letter: string): string {
  if (/\s/.test(letter)) return '';
  const lower = letter.toLowerCase();
  return lower.length === 1 ? lower : letter;
}

function masked(given: readonly string[], needles: readonly Needle[]): readonly string[] {
  const letters = given.map((line) => folded(line.slice(codeLength(line)))).join('');
  // The alphabet of RFC 4648 §5 is read as that of §4.
  const blobs = letters.replaceAll('-', '+').replaceAll('_', '/');
  const found = needles.filter(({ text, where }) =>
    where === 'alone' ? given.some((line) => line.includes(text)) : (where === 'blob' ? blobs : letters).includes(text),
  );
  if (found.length === 0) return given;
  const hidden = given.map(() => new Set<number>());
  const places = placesOf(given);
  for (const { text, where } of found) {
    if (where === 'alone')
      given.forEach((line, i) => standingAlone(line, text).forEach((at) => hide(hidden[i], at, text.length)));
    else
      for (const at of findAll(where === 'blob' ? blobs : letters, text))
        hideSpan(hidden, places.slice(at, at + text.length));
    if (where === 'blob') given.forEach((line, i) => spread(line, hidden[i]));
  }
  return given.map((line, i) => starred(line, hidden[i]));
}

/** What stands between, too: blanks tell how long a word is. */
function hideSpan(hidden: readonly Set<number>[], span: readonly Place[]): void {
  span.forEach(({ line, at }, i) => {
    const next = span[i + 1];
    hide(hidden[line], at, next?.line === line ? next.at - at : 1);
  });
}

function hide(hidden: Set<number> | undefined, from: number, count: number): void {
  for (let at = from; at < from + count; at++) hidden?.add(at);
}

interface Place {
  readonly line: number;
  readonly at: number;
}

/** Where each letter of the folded lines stands. */
function placesOf(given: readonly string[]): readonly Place[] {
  return given.flatMap((text, line) =>
    [...text.matchAll(/[^]/g)]
      .filter(({ 0: letter, index }) => index >= codeLength(text) && foldedLetter(letter) !== '')
      .map(({ index }) => ({ line, at: index })),
  );
}

/** "535-5.7.8 " stands before every line of a reply and is nobody's secret. */
function codeLength(line: string): number {
  return /^(?:\d{3}(?:[ -]|$))?(?:[245]\.\d{1,3}\.\d{1,3}(?: |$))?/.exec(line)?.[0].length ?? 0;
}

function findAll(text: string, needle: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(needle); at >= 0 && needle !== ''; at = text.indexOf(needle, at + 1)) found.push(at);
  return found;
}

function standingAlone(line: string, word: string): readonly number[] {
  const from = codeLength(line);
  const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  return findAll(line, word).filter(
    (at) => at >= from && !isLetter(line.charAt(at - 1)) && !isLetter(line.charAt(at + word.length)),
  );
}

/** Where a part of a base64 blob is hidden, all of it is. */
function spread(line: string, hidden: Set<number> | undefined): void {
  for (const { 0: run, index } of line.slice(codeLength(line)).matchAll(/[A-Za-z0-9+/_-]{4,}={0,2}/g)) {
    const from = index + codeLength(line);
    if ([...run].some((_, i) => hidden?.has(from + i))) hide(hidden, from, run.length);
  }
}

function starred(line: string, hidden: Set<number> | undefined): string {
  if (!hidden || hidden.size === 0) return line;
  const shown = (letter: string, index: number): string => {
    if (!hidden.has(index)) return letter;
    return hidden.has(index - 1) ? '' : STARS;
  };
  return [...line.matchAll(/[^]/g)].map(({ 0: letter, index }) => shown(letter, index)).join('');
}

/** Holds the lines of an SMTP reply back until it is whole: a secret may stand on several. */
export class MaskedReply {
  private readonly coming: string[] = [];

  constructor(
    private readonly mask: Mask,
    private readonly mostLines: number,
  ) {}

  /** Takes a line as it came; gives the lines of the reply, masked, once this was its last, else none. */
  push(line: string): readonly string[] {
    this.coming.push(line);
    return /^[2-5]\d\d-/.test(line) && this.coming.length < this.mostLines ? [] : this.rest();
  }

  /** What came of a reply that will not be whole any more. */
  rest(): readonly string[] {
    return this.mask.lines(this.coming.splice(0));
  }
}
