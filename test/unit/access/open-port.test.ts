// A port of ours is ours alone: where another program answers there already, also at this
// computer's own address while we want every address, it does not open. Windows and macOS
// let both in; Linux refuses, so that we asked first is seen in what is said.
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openPort, portTrouble } from '../../../src-main/access/open-port';

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function held(address: string, port = 0): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  open.push(server);
  await openPort(server, { address, port });
  const at = server.address();
  return typeof at === 'object' && at ? at.port : 0;
}

describe('a port', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0'],
    ['::1', '::'],
    ['0.0.0.0', '::'],
  ])('that another program has at %s does not open at %s', async (theirs, ours) => {
    const port = await held(theirs);
    await expect(held(ours, port)).rejects.toMatchObject({
      name: 'PortError',
      trouble: 'EADDRINUSE',
      message: `listen EADDRINUSE: ${ours}:${port}`,
    });
  });

  test('that another program has at another address of this computer opens', async () => {
    expect(await held('127.0.0.1', await held('127.0.0.2'))).toBeGreaterThan(0);
  });

  test('of an address this computer does not have says so', async () => {
    await expect(held('192.0.2.1', 2525)).rejects.toMatchObject({ trouble: 'EADDRNOTAVAIL' });
  });

  test('that Windows keeps for itself is not called one that needs rights', () => {
    const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    expect(portTrouble(refused, 'win32')).toBe('reserved');
    expect(portTrouble(refused, 'linux')).toBe('EACCES');
  });
});
