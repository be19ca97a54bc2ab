// A clock that is wrong, met at the sign-in: the provider's certificate is over, or not yet good,
// by what this computer shows. The built relay, a real TLS host, certificates of other years.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lacks } from '../support/needs';
import { dataFolder, dialpost, serve } from '../support/serve';
import { office, smartHost } from '../scenario/support/office';

/** One that vouches for itself, good between these days, with its key. */
async function certificate(
  folder: string,
  from: string,
  to: string,
): Promise<{ readonly key: string; readonly cert: string }> {
  const at = (name: string): string => join(folder, name);
  const authority = [
    ...['[ca]', 'default_ca = own', '[own]', `database = ${at('index.txt')}`, `new_certs_dir = ${folder}`],
    ...['rand_serial = yes', 'default_md = sha256', 'policy = any', 'x509_extensions = names'],
    ...['[any]', 'commonName = supplied', '[names]', 'subjectAltName = IP:127.0.0.1', ''],
  ];
  await writeFile(at('index.txt'), '');
  await writeFile(at('ca.conf'), authority.join('\n'));
  const openssl = (...words: readonly string[]): void => void execFileSync('openssl', words, { stdio: 'ignore' });
  const request = 'req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=provider';
  openssl(...request.split(' '), '-keyout', at('key.pem'), '-out', at('request.pem'));
  openssl(
    ...['ca', '-batch', '-notext', '-selfsign', '-config', at('ca.conf'), '-keyfile', at('key.pem')],
    ...['-in', at('request.pem'), '-startdate', `${from}000000Z`, '-enddate', `${to}000000Z`, '-out', at('cert.pem')],
  );
  return { key: at('key.pem'), cert: at('cert.pem') };
}

describe.skipIf(lacks('openssl'))('a sign-in while the clock is wrong', () => {
  test.each([
    ['20010101', '20020101', 'has expired'],
    ['20880101', '20890101', 'not yet valid'],
  ])('by a certificate from %s to %s', async (from, to, says) => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const folder = await dataFolder();
    onTestFinished(folder.remove);
    const files = await certificate(folder.dir, from, to);
    const pair = { key: await readFile(files.key), cert: await readFile(files.cert) };
    const provider: Server = createServer(pair, (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void provider.close());
    const { port } = provider.address() as AddressInfo; // it listens on TCP
    const auth = { kind: 'oauth2', username: 'office', provider: 'other', clientId: 'ships' };
    const host = { security: 'starttls', auth: { ...auth, issuer: `https://127.0.0.1:${port}` } };
    const document = office({ connectors: [smartHost(9, { schedule: { kind: 'never' } }, host)] });
    const serving = await serve(dir, document, [], { NODE_EXTRA_CA_CERTS: files.cert });
    onTestFinished(() => serving.stop().then(() => undefined));
    const { code, stderr } = await dialpost(['sign-in', 'isp', '--data', dir]);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric' }).format();
    expect(stderr).toMatch(
      new RegExp(`by this computer's clock, which shows \\d+ \\w+ ${year}\\b.*Most often the clock`),
    );
  });
});
