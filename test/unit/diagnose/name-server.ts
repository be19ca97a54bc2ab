// A name server in eighty lines, UDP and TCP on one port: answers from a table as a
// test wants, with pointers in its names, and can be silent, broken, refusing, or
// too long for UDP. Written apart from the reader it tests.
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** "clinic.example MX" → ["10 mail.clinic.example"]; a number is an error code; "silent" says nothing. */
export type Zone = Readonly<Record<string, readonly string[] | number | 'silent' | 'garbage'>>;

export interface NameServerStub {
  /** "127.0.0.1:5353" */
  readonly address: string;
  readonly asked: string[];
  close(): Promise<void>;
}

const NUMBERS: Readonly<Record<string, number>> = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };

function encoded(name: string): Buffer {
  return Buffer.concat([
    ...name
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.concat([Buffer.from([Buffer.byteLength(label)]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

/** A host within the asked name is written with a pointer to it. */
function hostBytes(host: string, asked: string): Buffer {
  const inside = host !== asked && host.endsWith(`.${asked}`);
  return inside
    ? Buffer.concat([encoded(host.slice(0, -asked.length - 1)).subarray(0, -1), Buffer.from([0xc0, 12])])
    : encoded(host);
}

function rdata(type: string, value: string, asked: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number));
  if (type === 'AAAA')
    return Buffer.from(
      value
        .split(':')
        .map((group) => group.padStart(4, '0'))
        .join(''),
      'hex',
    );
  if (type === 'TXT') return Buffer.concat([Buffer.from([value.length]), Buffer.from(value)]);
  if (type !== 'MX') return hostBytes(value, asked);
  const [preference = '0', host = ''] = value.split(' ');
  return Buffer.concat([Buffer.from([Number(preference) >> 8, Number(preference) & 255]), hostBytes(host, asked)]);
}

/** A record as "TYPE ttl value" or just a value of the asked type with TTL 3600. */
function record(text: string, type: string, asked: string): Buffer {
  const [, kind = type, ttl = '3600', value = text] = /^([A-Z]+) (\d+) (.*)$/.exec(text) ?? [];
  const content = rdata(kind, value, asked);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(NUMBERS[kind] ?? 0, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(Number(ttl), 6);
  head.writeUInt16BE(content.length, 10);
  return Buffer.concat([head, content]);
}

function question(message: Buffer): { name: string; type: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (message[at]) {
    labels.push(message.toString('latin1', at + 1, at + 1 + (message[at] ?? 0)));
    at += 1 + (message[at] ?? 0);
  }
  const number = message.readUInt16BE(at + 1);
  return {
    name: labels.join('.'),
    type: Object.keys(NUMBERS).find((key) => NUMBERS[key] === number) ?? '?',
    end: at + 5,
  };
}

function reply(message: Buffer, zone: Zone, udp: boolean, asked: string[]): Buffer | null {
  const { name, type, end } = question(message);
  asked.push(`${udp ? 'udp' : 'tcp'} ${name} ${type}`);
  const found = zone[`${name} ${type}`] ?? [];
  if (found === 'silent') return null;
  if (found === 'garbage') return Buffer.from('this is no DNS message at all');
  const code = typeof found === 'number' ? found : 0;
  const records = typeof found === 'number' ? [] : found.map((text) => record(text, type, name));
  const head = Buffer.from(message.subarray(0, end));
  const long = udp && records.reduce((all, r) => all + r.length, 0) > 400;
  head[2] = 0x81 | (long ? 2 : 0);
  head[3] = 0x80 | code;
  head.writeUInt16BE(long ? 0 : records.length, 6);
  return Buffer.concat([head, ...(long ? [] : records)]);
}

export async function startNameServer(zone: Zone): Promise<NameServerStub> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const answer = reply(bytes.subarray(2), zone, false, asked);
      if (answer) socket.write(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
    });
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo; // a listening TCP server has an address object
  const udp = createSocket('udp4');
  udp.on('message', (message, peer) => {
    const answer = reply(message, zone, true, asked);
    if (answer) udp.send(answer, peer.port, peer.address);
  });
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        udp.close(() => tcp.close(() => resolve()));
      }),
  };
}
