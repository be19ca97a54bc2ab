// The time another host tells in passing: at the end of its greeting, in the Received
// line it stamps on a message. Only a whole date with its zone counts; a time without
// one says nothing about our clock. The seconds may be missing (RFC 5322 §3.3). Pure.

const DATE =
  /(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([+-]\d{4}|GMT|UTC?|Z)\b/i;

/** Milliseconds since 1970, to the second; null where `text` holds no such date. */
export function toldTime(text: string): number | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const [, day, month, year, hour, minute, second = '00', zone = ''] = found;
  const offset = /^[+-]/.test(zone) ? zone : '+0000';
  const at = Date.parse(`${day} ${month} ${year} ${hour}:${minute}:${second} ${offset}`);
  return Number.isNaN(at) ? null : at;
}

/**
 * When the host before us had the message, from its own Received line: the second of the header, for the first is
 * ours.
 */
export function receivedBefore(header: string): number | null {
  const lines = header
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => /^Received:/i.test(line));
  const stamp = lines[1]?.split(';').at(-1);
  return stamp === undefined ? null : toldTime(stamp);
}
