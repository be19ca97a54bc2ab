// Replies go out by turns of the event loop: in one packet where the commands came in
// one, and none stays behind where the line changes hands or ends.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { openOffice, type Office } from './office';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** A line and the packets that came on it. */
interface Line {
  readonly socket: Socket;
  readonly packets: string[];
  readonly ended: () => boolean;
}

async function office(settings: object = {}): Promise<Office> {
  const made = await openOffice(settings);
  open.push(made);
  return made;
}

function hear(socket: Socket): Line {
  const packets: string[] = [];
  let ended = false;
  socket.on('data', (packet: Buffer) => packets.push(packet.toString('latin1')));
  socket.on('end', () => (ended = true));
  open.push({ close: () => socket.destroy() });
  return { socket, packets, ended: () => ended };
}

async function greeted(port: number): Promise<Line> {
  const line = hear(connect(port, '127.0.0.1'));
  await expect.poll(() => line.packets.join('')).toMatch(/^220 .*\r\n$/);
  line.packets.length = 0;
  return line;
}

it('answers commands that came in one packet in one', async () => {
  const { port } = await office();
  const { socket, packets } = await greeted(port);
  socket.write('EHLO x\r\n');
  await expect.poll(() => packets.join('')).toMatch(/^250 /m);
  packets.length = 0;
  socket.write('MAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nRCPT TO:<postmaster>\r\nRSET\r\nNOOP\r\n');
  await expect.poll(() => packets.join('').match(/^250 /gm)?.length).toBe(5);
  expect(packets).toHaveLength(1);
});

it('says the last word before it closes, at once or behind others', async () => {
  const { port } = await office();
  for (const said of ['QUIT\r\n', 'EHLO x\r\nMAIL FROM:<>\r\nRSET\r\nQUIT\r\n', 'EHLO x\r\nQUIT\r\nNOOP\r\n']) {
    const { socket, packets, ended } = await greeted(port);
    socket.write(said);
    await expect.poll(ended).toBe(true);
    expect(packets.join('')).toMatch(/^221 2\.0\.0 Bye\r\n$/m);
    expect(packets.join('').match(/^\d\d\d /gm)).toHaveLength(said.split('QUIT')[0]!.split('\r\n').length);
  }
});

it('changes to TLS with its 220 said before, and says goodbye there too', async () => {
  const { port } = await office({ tls: 'starttls' });
  const { socket, packets } = await greeted(port);
  socket.write('EHLO x\r\nSTARTTLS\r\n');
  await expect.poll(() => packets.join('')).toMatch(/^220 .*\r\n$/m);
  socket.removeAllListeners('data');
  const secure = hear(connectTls({ socket, rejectUnauthorized: false }));
  secure.socket.write('EHLO x\r\nMAIL FROM:<>\r\nQUIT\r\n');
  await expect.poll(secure.ended).toBe(true);
  expect(secure.packets.join('')).toMatch(/^250 .*\r\n250 .*\r\n221 2\.0\.0 Bye\r\n$/m);
});
