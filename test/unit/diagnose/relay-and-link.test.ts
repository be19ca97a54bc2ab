// The relay tests against our own listener, closed and opened, and against a host
// that takes everything; the line test with a line of real programs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Link } from '../../../src-main/contract/link';
import { Listener } from '../../../src-main/contract/listener';
import { probeLink } from '../../../src-main/diagnose/link-probe';
import { probeRelay } from '../../../src-main/diagnose/relay-probe';
import { createLink } from '../../../src-main/link/link';
import { openOffice } from '../listener/office';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { startPretendHost } from '../../support/pretend-host';

const NEVER = new AbortController().signal;
const DEPS = { clock: systemClock, timeoutMs: 3000 };
const target = (port: number, settings: object = {}) => ({
  listener: Listener.parse({ id: 'office', ...settings }),
  host: '127.0.0.1',
  port,
  ownDomain: 'office.example',
  name: 'mail.office.example',
});

describe('the relay tests', () => {
  test.each([[{}], [{ tls: 'implicit' }], [{ authentication: 'required' }]])(
    'a listener with %j relays for no stranger',
    async (settings) => {
      const office = await openOffice(settings);
      onTestFinished(() => office.close());
      const result = await probeRelay(target(office.port, settings), DEPS, NEVER);
      expect(result.tests.filter((t) => t.taken)).toEqual([]);
      expect(result.tests.length).toBeGreaterThanOrEqual(19);
      expect(result.closed).toBe(true);
      expect(result.findings.map((f) => f.code)).toEqual(['relay-closed']);
      expect(office.items).toEqual([]);
    },
  );

  const probed = async (settings: object) => {
    const office = await openOffice(settings);
    onTestFinished(() => office.close());
    return probeRelay(target(office.port, settings), DEPS, NEVER);
  };

  test.skipIf(lacks('linux'))(
    'a listener with this computer on its relay list is tested from another address, and found closed',
    async () => {
      const result = await probed({ relay: { allow: ['127.0.0.1', '192.168.0.0/16'] } });
      expect(result.closed).toBe(true);
      expect(result.findings.map((f) => f.code)).toEqual(['relay-closed', 'relay-this-computer']);
      expect(result.findings.some((f) => f.severity === 'error' || f.severity === 'warning')).toBe(false);
    },
  );

  test.each([
    ['all of loopback may relay', { relay: { allow: ['127.0.0.0/8'] } }],
    ['only this address may connect', { relay: { allow: ['127.0.0.1'] }, access: { allow: ['127.0.0.1'], deny: [] } }],
  ])('where %s nobody can play the stranger: that is said, and nothing is called open', async (_, settings) => {
    const result = await probed(settings);
    expect(result.closed).toBeNull();
    expect(result.findings.map((f) => [f.severity, f.code])).toEqual([['note', 'relay-not-a-stranger']]);
  });

  test.each(['0.0.0.0/0', '128.0.0.0/1', '::/0'])(
    'a relay list with %s is open, and the list is what to change',
    async (network) => {
      const result = await probed({ relay: { allow: ['127.0.0.0/8', network] } });
      expect(result.closed).toBe(false);
      expect(result.findings.map((f) => f.code)).toEqual(['relay-open']);
      expect(result.findings[0]?.text).toContain('May send to other domains without login');
    },
  );

  test('a host that takes everything fails every test and gets no mail', async () => {
    const open = await startPretendHost();
    onTestFinished(() => open.close());
    const result = await probeRelay(target(open.port), DEPS, NEVER);
    expect(result.tests.every((t) => t.taken)).toBe(true);
    expect(result.findings[0]).toMatchObject({ severity: 'error', code: 'relay-open' });
    expect(open.lines.filter((line) => /^(DATA|BDAT)/.test(line))).toEqual([]);
  });

  test('a listener that is not there is told, and nothing is claimed', async () => {
    const gone = await startPretendHost();
    await gone.close();
    const result = await probeRelay(target(gone.port), DEPS, NEVER);
    expect(result.closed).toBeNull();
    expect(result.findings.map((f) => f.code)).toEqual(['relay-untested']);
  });
});

/** A line made of shell scripts: a file stands for being up. */
async function scriptLine(connect: string, settings: object = {}) {
  const folder = await testFolder();
  const up = join(folder, 'up');
  const script = join(folder, 'dial.sh');
  await writeFile(script, connect.replaceAll('UP', up));
  const link = Link.parse({
    id: 'sat',
    name: 'Satellite',
    kind: 'command',
    connectCommand: ['sh', script],
    disconnectCommand: ['rm', '-f', up],
    statusCommand: ['test', '-e', up],
    dialAttempts: 1,
    ...settings,
  });
  const line = createLink(link, { clock: systemClock, log: silentLog });
  onTestFinished(() => line.close());
  return { link, line };
}

describe('the line test', () => {
  test('dials, hangs up, tells the times and books the call', async () => {
    const { link, line } = await scriptLine('touch UP');
    const seconds: number[] = [];
    const result = await probeLink(
      link,
      line,
      { clock: systemClock, inUse: () => false, booked: (s) => void seconds.push(s) },
      NEVER,
    );
    expect(result).toMatchObject({
      ok: true,
      steps: [
        { step: 'dial', ok: true },
        { step: 'hang-up', ok: true },
      ],
      findings: [{ code: 'link-works' }],
    });
    expect(line.state).toBe('down');
    expect(seconds).toHaveLength(1);
  });

  test('a line that does not come up is told in words, and costs nothing', async () => {
    const { link, line } = await scriptLine('echo "no signal"; exit 3');
    const result = await probeLink(
      link,
      line,
      { clock: systemClock, inUse: () => false, booked: () => expect.unreachable() },
      NEVER,
    );
    expect(result.ok).toBe(false);
    expect(result.findings[0]?.text).toMatch(/no signal/);
  });

  test('a line in use is not touched, and one that a session took is not hung up', async () => {
    const { link, line } = await scriptLine('touch UP');
    const busy = await probeLink(link, line, { clock: systemClock, inUse: () => true, booked: () => undefined }, NEVER);
    expect(busy.findings[0]?.code).toBe('link-in-use');
    let asked = 0;
    const taken = await probeLink(
      link,
      line,
      { clock: systemClock, inUse: () => asked++ > 0, booked: () => undefined },
      NEVER,
    );
    expect(taken.findings.map((f) => f.code)).toEqual(['link-works', 'link-taken-over']);
    expect(line.state).toBe('up');
    await line.down();
  });

  test('a line that is always on has nothing to dial', async () => {
    const link = Link.parse({ id: 'line' });
    const result = await probeLink(
      link,
      createLink(link, { clock: systemClock, log: silentLog }),
      { clock: systemClock, inUse: () => false, booked: () => undefined },
      NEVER,
    );
    expect(result).toMatchObject({ ok: true, steps: [] });
  });
});
