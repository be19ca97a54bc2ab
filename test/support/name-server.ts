// A name server on loopback (UDP) that answers what a test puts into its zone: MX, A
// and AAAA records, "no such name", a failure, or silence. It counts what it was asked.
import { createSocket } from 'node:dgram';

export interface Zone {
  readonly [name: string]:
    | {
        /** "10 mail.far.example"; "0 ." is a null MX. */
        readonly mx?: readonly string[];
        readonly a?: readonly string[];
        readonly aaaa?: readonly string[];
      }
    | 'servfail'
    | 'silent';
}

export interface NameServer {
  /** "127.0.0.1:5353" */
  readonly address: string;
  /** "MX far.example", in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<number, 'a' | 'ns' | 'mx' | 'aaaa'>> = { 1: 'a', 2: 'ns', 15: 'mx', 28: 'aaaa' };

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function readName(packet: Buffer, from: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function ipv6Bytes(address: string): Buffer {
  const [left = '', right = ''] = address.split('::');
  const groups = (text: string): string[] => text.split(':').filter((group) => group !== '');
  const fill = Array.from({ length: 8 - groups(left).length - groups(right).length }, () => '0');
  return Buffer.concat(
    [...groups(left), ...fill, ...groups(right)].map((group) => Buffer.from(group.padStart(4, '0'), 'hex')),
  );
}

function recordBytes(type: 'a' | 'mx' | 'aaaa', value: string): Buffer {
  if (type === 'a') return Buffer.from(value.split('.').map(Number));
  if (type === 'aaaa') return ipv6Bytes(value);
  const [preference = '0', host = ''] = value.split(' ');
  const number = Buffer.alloc(2);
  number.writeUInt16BE(Number(preference));
  return Buffer.concat([number, nameBytes(host)]);
}

function answer(query: Buffer, zone: Zone, asked: string[]): Buffer | null {
  const { name, end } = readName(query, 12);
  const code = query.readUInt16BE(end);
  const type = TYPES[code];
  asked.push(`${type?.toUpperCase() ?? code} ${name}`);
  const entry = zone[name];
  if (entry === 'silent') return null;
  const values = type && type !== 'ns' && entry && entry !== 'servfail' ? (entry[type] ?? []) : [];
  const unknown = entry === undefined && name !== '' ? 3 : 0;
  const status = entry === 'servfail' ? 2 : unknown;
  const head = Buffer.from(query.subarray(0, end + 4));
  head.writeUInt16BE(0x8180 | status, 2);
  head.writeUInt16BE(values.length, 6);
  head.writeUInt32BE(0, 8);
  const records = values.map((value) => {
    const bytes = recordBytes(type === 'a' || type === 'aaaa' ? type : 'mx', value);
    const fixed = Buffer.alloc(12);
    fixed.writeUInt16BE(0xc00c, 0);
    fixed.writeUInt16BE(code, 2);
    fixed.writeUInt16BE(1, 4);
    fixed.writeUInt32BE(60, 6);
    fixed.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([fixed, bytes]);
  });
  return Buffer.concat([head, ...records]);
}

export async function startNameServer(zone: Zone): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const reply = answer(query, zone, asked);
    if (reply) socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
