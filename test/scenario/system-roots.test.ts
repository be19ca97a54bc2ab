// A host whose certificate only this computer's own store vouches for, as an office's own authority or a
// virus scanner issues it. By the Node that packages bring: Debian's is older and cannot ask the system.
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { shippedNode } from '../../scripts/packages/shipped-node.mjs';
import { lacks } from '../support/needs';
import { selfSigned } from '../support/self-signed';
import { CLI, dataFolder, serveBy } from '../support/serve';
import { office, smartHost } from './support/office';
import { call } from './support/sessions';
import { submit } from './support/submit';

/** A host that encrypts from the first byte; its port. */
async function startHost(folder: string): Promise<number> {
  const { key, cert } = selfSigned(folder, 'localhost', 'IP:127.0.0.1');
  const host = new SMTPServer({
    secure: true,
    key: readFileSync(key),
    cert: readFileSync(cert),
    authOptional: true,
    onData: (stream, _session, taken) => void stream.on('end', () => taken()).resume(),
  });
  // Who does not believe us goes away.
  host.on('error', () => undefined);
  onTestFinished(() => new Promise<void>((done) => host.close(() => done())));
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
  const address = host.server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return address.port;
}

it.skipIf(lacks('openssl'))('a host that only this computer vouches for is believed, and no other', async () => {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const port = await startHost(dir);
  const settings = office({ connectors: [smartHost(port, { schedule: { kind: 'never' } }, { security: 'implicit' })] });

  /** One letter by a relay whose computer believes what lies in `store`. */
  const sentWhereTrusted = async (name: string, store: string) => {
    const data = join(dir, name);
    await mkdir(data);
    const env = { SSL_CERT_FILE: store, SSL_CERT_DIR: data };
    const program = { cli: CLI, node: shippedNode('linux-x64').program, env };
    const serving = await serveBy(program, data, settings);
    onTestFinished(() => serving.kill());
    await submit(serving.port(), {
      from: 'me@office.example',
      to: 'you@away.example',
      content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
    });
    return call(serving);
  };

  const empty = join(dir, 'empty.pem');
  await writeFile(empty, '');
  expect(await sentWhereTrusted('nobody', empty)).toMatchObject({
    sent: 0,
    error: expect.stringContaining('self-signed'),
  });
  // What cannot be read in the store takes nothing away from it.
  const store = join(dir, 'store.pem');
  await writeFile(store, await readFile(join(dir, 'cert.pem')));
  await appendFile(store, '-----BEGIN CERTIFICATE-----\nMAAwAA==\n-----END CERTIFICATE-----\n');
  expect(await sentWhereTrusted('us', store)).toMatchObject({ sent: 1, error: null });
});
