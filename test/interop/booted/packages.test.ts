// The relay's .deb, and its .rpm, on a computer that systemd has started: switched on, upgraded with a call under way,
// left switched off by whoever did that, taken back and forth, removed and purged. No letter is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRelayDeb, makeRelayRpm } from '../../../scripts/packages/relay-linux.mjs';
import { bootLittleLinux, type Told } from '../../support/little-linux';
import { lacks } from '../../support/needs';
import { CLI } from '../../support/serve';

const says = (what: RegExp) => expect.stringMatching(what);
const RUNS = { ActiveState: 'active', SubState: 'running', UnitFileState: 'enabled' };
const PACKAGES = '/lib/systemd/system/dialpost.service';
const OWN = '/etc/systemd/system/dialpost.service';

describe.skipIf(lacks('booted-linux', 'deb', 'rpm'))('the package of the relay under a running systemd', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dialpost-debs-'));
  let told: Told;
  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    for (const version of ['0.1.0', '0.1.1'])
      for (const make of [makeRelayDeb, makeRelayRpm]) make({ arch: 'x64', out: dir, version });
    const out = { DIALPOST_OUT: dirname(CLI), DIALPOST_DEBS: dir };
    // Two Nodes lie in its memory while one takes the other's place.
    const machine = { dir, of: import.meta.dirname, story: 'packages-story.ts', memory: '3G', limitMs: 560_000 };
    told = await bootLittleLinux({ ...machine, told: out });
  }, 600_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('switches the service on, which waits for settings, and says so', () => {
    expect(told.step('fresh')).toMatchObject({
      done: { code: 0, said: says(/It runs once it has settings: sudo dialpost settings set FILE/) },
      state: { ActiveState: 'inactive', UnitFileState: 'enabled', FragmentPath: PACKAGES },
      status: { code: 0, said: says(/^Installed by a package: .*\n.*runs as dialpost\nNot running\./) },
      data: [],
    });
  });

  test('takes mail once there are settings', () => {
    expect(told.step('first')).toMatchObject({ set: { code: 0 }, letter: 250, state: RUNS, waiting: 1 });
  });

  test('is upgraded with a call under way: another relay runs, and the letter still waits', () => {
    expect(told.step('upgraded')).toMatchObject({ done: { code: 0 }, isAnother: true, state: RUNS, waiting: 1 });
  });

  test('is no service that the command removes; one put in front of it goes and leaves it, switched off, which is said', () => {
    expect(told.step('by hand beside it')).toMatchObject({
      remove: { code: 1, said: says(/came with a package.*systemctl disable --now dialpost/) },
      install: { code: 0 },
      status: { said: says(/^Installed: \/etc\/systemd\/system\/dialpost\.service\n.*\nRunning: /) },
      again: { code: 0 },
      elsewhere: { code: 1, said: says(/There is a service of Dialpost already, for the folder \/var\/lib\/dialpost/) },
      state: { ...RUNS, FragmentPath: OWN },
      waiting: 1,
      removed: { code: 0, said: says(/is switched off\. Switch it on: sudo systemctl enable --now dialpost/) },
      after: { ActiveState: 'inactive', UnitFileState: 'disabled', FragmentPath: PACKAGES },
      removedAgain: { code: 1 },
    });
  });

  test('stays off over an upgrade where somebody switched it off; masked, it is told as that', () => {
    const masked = says(/The service is masked.*systemctl unmask dialpost/);
    expect(told.step('switched off')).toMatchObject({
      done: { code: 0 },
      off: { ActiveState: 'inactive', UnitFileState: 'disabled' },
      status: { said: masked },
      install: { code: 1, said: masked },
      remove: { code: 1, said: masked },
      on: RUNS,
      waiting: 1,
    });
  });

  test('does not start with settings that a hand spoiled, names where to read why, and goes on with good ones', () => {
    expect(told.step('broken')).toMatchObject({
      status: { said: says(/Not running\.\nWhat it says: journalctl -u dialpost/) },
      state: RUNS,
      waiting: 1,
    });
  });

  test('removed it ends, installed again it goes on, and not even purged it takes mail away', () => {
    expect(told.step('gone')).toMatchObject({
      removed: { code: 0, said: says(/Mail and settings stay in \/var\/lib\/dialpost/) },
      after: { ActiveState: 'inactive' },
      back: { state: RUNS, waiting: 1 },
      purged: { code: 0 },
      end: { ActiveState: 'inactive', FragmentPath: '' },
      left: expect.arrayContaining(['settings.json', 'spool']),
    });
  });

  test('does the same as an .rpm: an upgrade leaves it on, the last removal switches it off', () => {
    expect(told.step('by rpm')).toMatchObject({
      installed: { code: 0 },
      begun: { state: RUNS, waiting: 1 },
      renewed: { code: 0 },
      after: { state: RUNS, waiting: 1 },
      isAnother: true,
      removed: { code: 0 },
      end: { ActiveState: 'inactive', FragmentPath: '' },
      left: expect.arrayContaining(['settings.json', 'spool']),
    });
  });
});
