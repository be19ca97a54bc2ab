// Laws of the certificate: made once, kept, renewed in time, and told by path when it cannot be used.
import { stat, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateOf, endOfCertificate } from '../../../src-main/access/certificate';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const DAY = 86_400_000;
const SELF = { tls: 'starttls', certificate: 'self-signed' } as const;

describe('the certificate', () => {
  it('is made once, kept for its owner only, and made anew a month before it ends or for another name', async () => {
    const folder = join(await testFolder(), 'tls');
    const clock = manualClock(Date.now());
    const first = await certificateOf(SELF, { folder, hostname: 'mail.clinic.example', clock });
    const again = await certificateOf(SELF, { folder, hostname: 'mail.clinic.example', clock });
    if (!first || !again) throw new Error('none');
    expect(again.cert).toBe(first.cert);
    expect((await stat(join(folder, 'self-signed.pem'))).mode & 0o777).toBe(0o600);
    expect(new X509Certificate(first.cert).checkHost('mail.clinic.example')).toBeDefined();
    clock.jump(endOfCertificate(first) - 29 * 86_400_000);
    const renewed = await certificateOf(SELF, { folder, hostname: 'mail.clinic.example', clock });
    expect(renewed?.cert).not.toBe(first.cert);
    const other = await certificateOf(SELF, { folder, hostname: 'post.clinic.example', clock });
    expect(new X509Certificate(other?.cert ?? '').subject).toContain('post.clinic.example');
  });

  it.each([
    ['behind', -56 * 365 * DAY],
    ['ahead', 400 * DAY],
  ])('D9: made while the clock was far %s is made anew when it is right', async (_, by) => {
    const deps = { folder: await testFolder(), hostname: 'mail.clinic.example', clock: manualClock(Date.now() + by) };
    const wrong = await certificateOf(SELF, deps);
    expect((await certificateOf(SELF, deps))?.cert).toBe(wrong?.cert);
    deps.clock.jump(Date.now());
    const right = new X509Certificate((await certificateOf(SELF, deps))?.cert ?? '');
    expect([Date.parse(right.validFrom) < Date.now(), Date.parse(right.validTo) > Date.now() + 700 * DAY]).toEqual([
      true,
      true,
    ]);
  });

  it('E15: names the computer and its addresses, as mail programs in the office may call it', async () => {
    const made = await certificateOf(SELF, {
      folder: await testFolder(),
      hostname: 'mail.clinic.example',
      clock: manualClock(Date.now()),
    });
    const certificate = new X509Certificate(made?.cert ?? '');
    expect(
      ['mail.clinic.example', hostname(), 'localhost'].filter((name) => certificate.checkHost(name) === undefined),
    ).toEqual([]);
    const addresses = Object.values(networkInterfaces())
      .flatMap((ones) => ones ?? [])
      .map(({ address }) => address.replace(/%.*$/, ''));
    expect(['127.0.0.1', '::1', ...addresses].filter((address) => certificate.checkIP(address) === undefined)).toEqual(
      [],
    );
  });

  it('is replaced when what was kept is damaged', async () => {
    const folder = await testFolder();
    await writeFile(join(folder, 'self-signed.pem'), 'half a fi');
    expect(await certificateOf(SELF, { folder, hostname: 'a.example', clock: manualClock(Date.now()) })).not.toBeNull();
  });

  it('of a file that cannot be used is refused with the path', async () => {
    const folder = await testFolder();
    const deps = { folder, hostname: 'a.example', clock: manualClock(Date.now()) };
    const made = await certificateOf(SELF, deps);
    const other = await certificateOf(SELF, { ...deps, folder: join(folder, 'other') });
    const file = async (name: string, text: string): Promise<string> => (
      await writeFile(join(folder, name), text),
      join(folder, name)
    );
    const certFile = await file('cert.pem', made?.cert ?? '');
    const given = (keyFile: string) => certificateOf({ tls: 'starttls', certificate: { certFile, keyFile } }, deps);
    await expect(given(join(folder, 'none.pem'))).rejects.toThrow(
      /key file .*none\.pem cannot be read: there is no such file/,
    );
    await expect(given(await file('bad.pem', 'nonsense'))).rejects.toThrow(/bad\.pem is not a usable private key/);
    await expect(given(await file('other.pem', other?.key ?? ''))).rejects.toThrow(
      /other\.pem does not belong to the certificate in/,
    );
    expect(await given(await file('key.pem', made?.key ?? ''))).toEqual({ cert: made?.cert, key: made?.key });
  });
});
