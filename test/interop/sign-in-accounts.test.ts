// Several accounts at one provider (oidc-provider), and one that two connectors share: signing
// out takes back what was named, here and there, and leaves every other account as it is.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { beginSignIn } from '../support/sign-in-command';
import { CLIENT, playProvider, type PlayedProvider } from '../support/sign-in-provider';
import { office, smartHost } from '../scenario/support/office';

describe('accounts that signed in', () => {
  let provider: PlayedProvider;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let serving: Serving;

  beforeAll(async () => {
    provider = await playProvider();
    folder = await dataFolder();
    const grant = { kind: 'oauth2', provider: 'other', issuer: provider.issuer, clientId: CLIENT };
    const by = (id: string, username: string) =>
      smartHost(9, { id, schedule: { kind: 'never' } }, { security: 'none', auth: { ...grant, username } });
    const connectors = [by('office', 'office'), by('urgent', 'office'), by('captain', 'captain')];
    serving = await serve(folder.dir, office({ connectors }));
    for (const [connector, who] of [
      ['office', 'office'],
      ['captain', 'captain'],
    ] as const) {
      const { address, ended } = await beginSignIn(folder.dir, [connector]);
      await provider.sign(address, who);
      expect(await ended).toMatchObject({ code: 0 });
    }
  });
  afterAll(async () => {
    await serving?.stop();
    await provider?.close();
    await folder?.remove();
  });

  /** Whose sign-in each connector has, as everybody sees it. */
  const signedIn = async (): Promise<readonly (readonly [string, boolean])[]> => {
    const { connectors } = (await serving.client.call('settings.get', {})) as {
      connectors: { id: string; route: { hosts: { auth: { refreshToken: unknown } }[] } }[];
    }; // the settings above
    return connectors.map(({ id, route }) => [id, route.hosts[0]?.auth.refreshToken !== null]);
  };

  /** The grants that are stored here. */
  const stored = async (): Promise<readonly string[]> => {
    const { secrets } = JSON.parse(await readFile(join(folder.dir, 'secrets.json'), 'utf8'));
    const plain = Object.entries<{ readonly plain: string }>(secrets).map(([key, one]) => [key, one.plain] as const);
    return [...new Set(plain.flatMap(([key, token]) => (key.endsWith('refreshToken') ? [token] : [])))];
  };
  /** Does the provider give a token for it? */
  const honoured = async (refreshToken: string): Promise<boolean> => {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: CLIENT });
    return (await fetch(`${provider.issuer}/token`, { method: 'POST', body })).ok;
  };
  let first: readonly string[];

  test('who shares an account signs in once for both', async () => {
    first = await stored();
    expect(first).toHaveLength(2);
    expect(await signedIn()).toEqual([
      ['office', true],
      ['urgent', true],
      ['captain', true],
    ]);
  });

  test('signing out of one names whoever worked with it, too, and takes back no other', async () => {
    const { code, stdout } = await dialpost(['sign-out', 'urgent', '--data', folder.dir]);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('office worked with it, too') });
    expect(await signedIn()).toEqual([
      ['office', false],
      ['urgent', false],
      ['captain', true],
    ]);
    const [captains = '', ...others] = await stored();
    expect(others).toEqual([]);
    const offices = first.find((token) => token !== captains) ?? '';
    expect([await honoured(offices), await honoured(captains)]).toEqual([false, true]);
  });

  test('an account that no connector has is told with those that it has', async () => {
    const { code, stderr } = await dialpost(['sign-out', 'captain', '--login', 'cook', '--data', folder.dir]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('as captain, not as cook') });
  });
});
