// What fetching a mailbox came to, letter by letter, and its sentences.

export interface Tally {
  fetched: number;
  doubles: number;
  /** Left there: announced, or found, to be larger than is wanted. */
  large: number;
  /** Left for the next call because of maxMessages. */
  left: number;
  /** The host counts them and does not list them in a form that can be used. */
  unreadable: number;
  /** Safe here, and the host would not delete or move them. */
  kept: number;
  /** The list of what was fetched before was damaged. */
  doubted: boolean;
  /** Letters the host did not give, or not whole: which, and why. */
  readonly missing: Map<string, string>;
}

export function emptyTally(): Tally {
  return { fetched: 0, doubles: 0, large: 0, left: 0, unreadable: 0, kept: 0, doubted: false, missing: new Map() };
}

/** How many of the missing are named. */
const MOST_NAMED = 5;

function fetchedText(tally: Tally): string {
  return tally.fetched === 0
    ? 'Nothing was fetched.'
    : `${tally.fetched} ${tally.fetched === 1 ? 'message is' : 'messages are'} safe here.`;
}

function missingText({ missing }: Tally): string {
  if (missing.size === 0) return '';
  const named = [...missing]
    .slice(0, MOST_NAMED)
    .map(([name, why]) => `${name}: ${why}`)
    .join('; ');
  const more = missing.size > MOST_NAMED ? `; and ${missing.size - MOST_NAMED} more` : '';
  return ` ${missing.size} ${missing.size === 1 ? 'was' : 'were'} not given whole by the host, or deleted there meanwhile; what is still there is asked for again with the next call (${named}${more}).`;
}

function doubtText({ doubted }: Tally): string {
  return doubted
    ? " The list of what was fetched there before was damaged on this computer's disk: letters may have come a second time, and none is lost. Check the disk."
    : '';
}

export function goodText(name: string, tally: Tally): string {
  const large =
    tally.large > 0
      ? ` ${tally.large} too large for this connector ${tally.large === 1 ? 'was' : 'were'} left there.`
      : '';
  const left = tally.left > 0 ? ` ${tally.left} more wait for the next call.` : '';
  const unreadable =
    tally.unreadable > 0
      ? ` ${tally.unreadable} more ${tally.unreadable === 1 ? 'lies' : 'lie'} there that the host's listing does not name in a way that can be read; ask the provider, or look at ${tally.unreadable === 1 ? 'it' : 'them'} in the provider's webmail.`
      : '';
  const kept =
    tally.kept > 0
      ? ` ${tally.kept} that ${tally.kept === 1 ? 'is' : 'are'} safe here still ${tally.kept === 1 ? 'lies' : 'lie'} there, because the host would not delete ${tally.kept === 1 ? 'it' : 'them'}; this is tried again with the next call.`
      : '';
  return `The mailbox at ${name} was fetched. ${fetchedText(tally)}${large}${left}${unreadable}${kept}${missingText(tally)}${doubtText(tally)}`;
}

export function troubleText(name: string, trouble: string, tally: Tally): string {
  return `The mailbox at ${name} could not be fetched to its end: ${trouble}. ${fetchedText(tally)}${missingText(tally)}${doubtText(tally)} What is left stays there until the next call.`;
}
