// The service on a computer that systemd has started: installed, at work, killed, steered by
// whoever may and by nobody else, removed, and switched off with a line up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootLittleLinux, type Told } from '../../support/little-linux';
import { lacks } from '../../support/needs';
import { CLI } from '../../support/serve';

const says = (what: RegExp) => expect.stringMatching(what);

describe.skipIf(lacks('booted-linux'))('the service under a running systemd', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dialpost-booted-'));
  let told: Told;
  beforeAll(async () => {
    const out = { DIALPOST_OUT: dirname(CLI) };
    told = await bootLittleLinux({ dir, of: import.meta.dirname, memory: '1G', limitMs: 360_000, told: out });
  }, 370_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('is not installed where it would have nothing to run, and nothing is changed', () => {
    expect(told.step('bare')).toMatchObject({
      code: 1,
      said: says(/Nothing is set up in \/var\/lib\/dialpost yet.* settings set FILE --data \/var\/lib\/dialpost/),
      user: 2, // getent: there is no such user
    });
  });

  test('is installed, runs and starts with the computer', () => {
    expect(told.step('install')).toMatchObject({
      done: { code: 0, said: says(/The service runs, and starts with the computer: .* as dialpost/) },
      unit: { ActiveState: 'active', SubState: 'running', UnitFileState: 'enabled' },
    });
  });

  test('runs as a user of its own that may open port 25 and nothing else', () => {
    const onlyPorts = '0000000000000400'; // CAP_NET_BIND_SERVICE
    expect(told.step('process')).toMatchObject({
      user: 'dialpost',
      facts: { NoNewPrivs: '1', Seccomp: '2', CapEff: onlyPorts, CapBnd: onlyPorts },
      root: 'ro',
      data: '710',
      secret: '600',
    });
  });

  test('takes mail on port 25, and its status says that it runs', () => {
    expect(told.step('letter')).toMatchObject({ code: 250, status: { said: says(/^Running: Dialpost /m) } });
  });

  test('is steered by whoever installed it, who names no folder and reads no file of it', () => {
    expect(told.step('group')).toMatchObject({
      queue: { code: 0, said: says(/"total": 1,/) },
      word: { code: 1, said: says(/Permission denied/) },
    });
  });

  test('is steered by nobody else, who is told who may', () => {
    const notLetIn = says(/The Dialpost of \/var\/lib\/dialpost does not let you in/);
    expect(told.step('stranger')).toMatchObject({
      unnamed: { code: 1, said: notLetIn },
      named: { code: 1, said: notLetIn },
      word: { code: 1 },
    });
  });

  test('is started again when it was killed, with its mail', () => {
    expect(told.step('killed')).toMatchObject({ waiting: 1, isAnother: true });
  });

  test('ends and starts as it is told, and what root set meanwhile it can read', () => {
    expect(told.step('restarted')).toMatchObject({ result: 'success', set: 0, foreign: [], waiting: 1 });
  });

  test('removed, it leaves mail and settings', () => {
    expect(told.step('remove')).toMatchObject({
      done: { code: 0 },
      status: { said: says(/No service of Dialpost is installed/) },
      unit: { LoadState: 'not-found', ActiveState: 'inactive' },
      left: expect.arrayContaining(['settings.json', 'spool']),
    });
  });

  test('is not installed, nor is a newer version, by whoever may not and cannot be asked, who is told', () => {
    expect(told.step('not allowed')).toMatchObject({
      install: { code: 1, said: says(/sudo .*service install/) },
      update: { said: says(/"kind":"no-asker"/) },
    });
  });

  test('is installed and removed from the window by whoever may, whose it is then, and so is a newer version', () => {
    expect(told.step('allowed')).toMatchObject({
      install: { code: 0, said: '{"done":true}' },
      queue: { code: 0 },
      update: { code: 0, said: 'null' },
      version: '9.9.9',
      remove: { code: 0, said: '{"done":true}' },
    });
  });

  test('hangs up when the computer is switched off', () => {
    expect(told.step('line')).toMatchObject({
      done: { code: 0 },
      hungUp: false,
      unit: { NoNewPrivileges: 'no' }, // a program dials
    });
    expect(told.step('switched off')).toMatchObject({ hungUp: true });
  });
});
