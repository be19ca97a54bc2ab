// DNS messages (RFC 1035 §4) as far as the probe needs them: one question out; of
// the answer the code, the flags and the records of a few types with their TTL,
// which Node's resolver leaves out for MX. Reading is strict: a message that points
// outside itself or round in circles is no message, and reading it throws.
import { isIPv4 } from 'node:net';

export const TYPES = { A: 1, NS: 2, CNAME: 5, PTR: 12, MX: 15, AAAA: 28 } as const;
export type RecordType = keyof typeof TYPES;

export interface DnsRecord {
  readonly name: string;
  readonly type: RecordType;
  /** Seconds. */
  readonly ttl: number;
  /** The address, or the host the record names. */
  readonly value: string;
  /** Of an MX; else 0. */
  readonly preference: number;
}

export interface DnsAnswer {
  readonly id: number;
  /** RFC 1035 §4.1.1: 0 no error, 2 server failure, 3 no such name, 5 refused. */
  readonly code: number;
  readonly truncated: boolean;
  readonly authoritative: boolean;
  readonly question: { readonly name: string; readonly type: number };
  readonly records: readonly DnsRecord[];
}

/** A question for `name`, recursion wanted. Throws RangeError where the name cannot stand in a message. */
export function dnsQuestion(id: number, name: string, type: RecordType): Buffer {
  const head = Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([head, encodeName(name), Buffer.from([0, TYPES[type], 0, 1])]);
}

function encodeName(name: string): Buffer {
  const labels = name
    .replace(/\.$/, '')
    .split('.')
    .filter((label) => label !== '')
    .map((label) => Buffer.from(label));
  const bytes = Buffer.concat([...labels.flatMap((label) => [Buffer.from([label.length]), label]), Buffer.from([0])]);
  if (labels.some((label) => label.length > 63) || bytes.length > 255)
    throw new RangeError(`${name} is too long for a name`);
  return bytes;
}

/** Throws RangeError where it is no whole message. */
export function readAnswer(message: Buffer): DnsAnswer {
  const flags = message.readUInt16BE(2);
  const [questions, answers] = [message.readUInt16BE(4), message.readUInt16BE(6)];
  if (questions !== 1 || (flags & 0x8000) === 0) throw new RangeError('no answer to a question');
  const asked = readName(message, 12);
  const type = message.readUInt16BE(asked.end);
  const records: DnsRecord[] = [];
  let at = asked.end + 4;
  for (let i = 0; i < answers; i++) {
    const { record, end } = readRecord(message, at);
    if (record) records.push(record);
    at = end;
  }
  return {
    id: message.readUInt16BE(0),
    code: flags & 15,
    truncated: (flags & 0x0200) !== 0,
    authoritative: (flags & 0x0400) !== 0,
    question: { name: asked.name, type },
    records,
  };
}

/** A record of a type we do not know is passed over. */
function readRecord(message: Buffer, start: number): { readonly record: DnsRecord | null; readonly end: number } {
  const { name, end: at } = readName(message, start);
  const number = message.readUInt16BE(at);
  // RFC 2181 §8: the highest bit set counts as 0.
  const ttl = message.readInt32BE(at + 4);
  const length = message.readUInt16BE(at + 8);
  const content = at + 10;
  if (content + length > message.length) throw new RangeError('a record is cut off');
  const type = typeOf(number);
  if (!type || message.readUInt16BE(at + 2) !== 1) return { record: null, end: content + length };
  const preference = type === 'MX' ? message.readUInt16BE(content) : 0;
  return {
    record: { name, type, ttl: Math.max(0, ttl), preference, value: readValue(message, content, length, type) },
    end: content + length,
  };
}

function typeOf(number: number): RecordType | undefined {
  const names: readonly RecordType[] = ['A', 'NS', 'CNAME', 'PTR', 'MX', 'AAAA'];
  return names.find((name) => TYPES[name] === number);
}

function readValue(message: Buffer, at: number, length: number, type: RecordType): string {
  if (type === 'A' && length === 4) return [...message.subarray(at, at + 4)].join('.');
  if (type === 'AAAA' && length === 16) return shortIpv6(message.subarray(at, at + 16));
  if (type === 'A' || type === 'AAAA') throw new RangeError('an address of a wrong length');
  return readName(message, type === 'MX' ? at + 2 : at).name;
}

/** RFC 5952 form, as the URL parser of Node writes it. */
function shortIpv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

/** The name at `start`, lower case, without its last dot; `end` is behind it where it stands. */
function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = start;
  let end = -1;
  for (let steps = 0; steps < 128; steps++) {
    const length = message.readUInt8(at);
    if (length === 0) return { name: labels.join('.').toLowerCase(), end: end < 0 ? at + 1 : end };
    if ((length & 0xc0) === 0xc0) {
      // RFC 1035 §4.1.4: the rest of the name stands elsewhere.
      if (end < 0) end = at + 2;
      at = message.readUInt16BE(at) & 0x3fff;
    } else {
      if (length > 63 || at + 1 + length > message.length) throw new RangeError('a label is cut off');
      labels.push(message.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
  throw new RangeError('a name without end');
}

/** "192.0.2.1" → "1.2.0.192.in-addr.arpa". */
export function reverseName(address: string): string {
  if (isIPv4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const middle = Array.from({ length: 8 - (front?.length ?? 0) - (back?.length ?? 0) }, () => '0');
  const digits = [...(front ?? []), ...(tail === undefined ? [] : middle), ...(back ?? [])]
    .map((group) => group.padStart(4, '0'))
    .join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}
