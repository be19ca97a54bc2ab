// What needs somebody is shown when it comes, with the click that leads to its fix, and
// is gone by itself when it is over: a whole relay, a provider, and a clock in the hand.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Attention } from '../../../src-main/contract/attention';
import { mailDate } from '../../../src-main/mail/received';
import { testFolder } from '../../support/folders';
import { startPretendHost } from '../../support/pretend-host';
import { certificate, tlsHost } from '../diagnose/certificates';
import { MINUTE, MODEM, MONDAY, type Rig, startRig } from '../relay/rig';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEVER = { schedule: { kind: 'never' } };
/** Tests stand in 2040; certificates are made from the real day on. */
const days = (from: number): number => Math.round((MONDAY - Date.now()) / DAY) + from;

async function shown(rig: Rig, key: string): Promise<Attention | undefined> {
  return (await rig.relay.handlers.status({})).attention.find((one) => one.key === key);
}

/**
 * Until the board shows it, or no longer does; looks come two seconds after a change, and sockets and disks take real
 * time.
 */
async function until(rig: Rig, key: string, there: boolean): Promise<Attention | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await shown(rig, key);
    if ((found !== undefined) === there) return found;
    await rig.pass(3_000);
  }
  throw new Error(`${key} ${there ? 'never came' : 'never went'}`);
}

async function comes(rig: Rig, key: string): Promise<Attention> {
  const found = await until(rig, key, true);
  if (!found) throw new Error('unreachable');
  return found;
}

async function goes(rig: Rig, key: string): Promise<void> {
  await until(rig, key, false);
}

/** Stored settings with something changed. */
async function change(rig: Rig, part: (document: Record<string, unknown>) => object): Promise<void> {
  // The store shows a whole document.
  const document = (await rig.relay.handlers['settings.get']({})) as Record<string, unknown>;
  expect(await rig.relay.handlers['settings.set']({ ...document, ...part(document) })).toEqual({ ok: true });
}

describe('nothing sent while mail waits', () => {
  const LIMIT = { warnings: { nothingSentHours: 2 } };

  it('is told after the hours set, tried again with one click, and over with the first message sent', async () => {
    const rig = await startRig(NEVER, MODEM, {}, LIMIT);
    await rig.write();
    await rig.pass(2 * HOUR - 10 * MINUTE);
    expect(await shown(rig, 'standstill:isp')).toBeUndefined();
    await rig.pass(20 * MINUTE);
    const { action, text } = await comes(rig, 'standstill:isp');
    expect(text).toMatch(/^Nothing was sent by isp for 2 hours/);
    expect(action).toEqual({ kind: 'send', connectors: ['isp'] });
    await rig.relay.handlers['session.start'](action?.kind === 'send' ? { connectors: [...action.connectors] } : {});
    await rig.calls(1);
    await goes(rig, 'standstill:isp');
  });

  it('while Dialpost is paused the click resumes', async () => {
    const rig = await startRig({ schedule: { kind: 'every', minutes: 60 } }, MODEM, {}, LIMIT);
    await rig.relay.handlers['relay.pause']({});
    await rig.write();
    await rig.pass(2 * HOUR + 20 * MINUTE);
    expect(await comes(rig, 'standstill:isp')).toMatchObject({ action: { kind: 'resume' } });
    await rig.relay.handlers['relay.resume']({});
    await rig.pass(HOUR);
    expect((await rig.calls(1))[0]).toMatchObject({ sent: 1 });
    await goes(rig, 'standstill:isp');
  });

  it('is no news while the schedule has not yet called', async () => {
    const evening = ['17:00-18:00'];
    const open = { mon: evening, tue: evening, wed: evening, thu: evening, fri: evening, sat: [], sun: [] };
    const rig = await startRig({ schedule: { kind: 'weekly', open } }, MODEM, {}, LIMIT);
    await rig.write();
    await rig.pass(4 * HOUR);
    expect(await shown(rig, 'standstill:isp')).toBeUndefined();
  });
});

describe('a queue that grows', () => {
  it('is told above the number set, and over when it is shorter', async () => {
    const rig = await startRig(NEVER, MODEM, {}, { warnings: { queueMessages: 2 } });
    await rig.write();
    await rig.write();
    const id = await rig.write();
    expect(await comes(rig, 'queue')).toMatchObject({ severity: 'warning', action: { kind: 'open', screen: 'queue' } });
    await rig.relay.handlers['queue.remove']({ ids: [id] });
    await goes(rig, 'queue');
  });
});

describe('a refused password', () => {
  it('is told as an error with the way to the connector, and over when it is taken', async () => {
    let good = false;
    const host = await startPretendHost({
      keywords: ['AUTH PLAIN'],
      answer: ({ line }) => {
        if (!line.startsWith('AUTH')) return undefined;
        return good ? '235 2.7.0 Welcome' : '535 5.7.8 No';
      },
    });
    onTestFinished(() => host.close());
    const auth = { kind: 'password', username: 'office', password: 'secret' };
    const rig = await startRig(
      {
        ...NEVER,
        route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: host.port, security: 'none', auth }] },
      },
      MODEM,
    );
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    expect(await comes(rig, 'connector:isp')).toMatchObject({
      severity: 'error',
      action: { kind: 'open', screen: 'connectors', id: 'isp' },
    });
    good = true;
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    await goes(rig, 'connector:isp');
  });

  it('also where held mail is fetched and where a line is dialled', async () => {
    const host = await startPretendHost({
      keywords: ['ETRN'],
      answer: ({ line }) => (line.startsWith('ETRN') ? '530 5.7.0 Authentication required' : undefined),
    });
    onTestFinished(() => host.close());
    const folder = await testFolder();
    const dial = join(folder, 'dial.sh');
    await writeFile(dial, 'echo "Remote Access error 691 - no such name or password"; exit 1');
    const rig = await startRig(
      {
        ...NEVER,
        route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: host.port, security: 'none' }] },
        collect: { method: 'etrn' },
      },
      { ...MODEM, connectCommand: ['sh', dial] },
    );
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    expect(await comes(rig, 'dial:line')).toMatchObject({ action: { kind: 'open', screen: 'links', id: 'line' } });
    await writeFile(dial, 'exit 0');
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    await goes(rig, 'dial:line');
    expect(await comes(rig, 'collect:isp')).toMatchObject({
      severity: 'error',
      action: { kind: 'open', screen: 'connectors', id: 'isp' },
    });
  });
});

describe('a certificate that ends soon', () => {
  it('of a listener is told until its file holds a new one, which is then shown', async () => {
    const folder = await testFolder();
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const renew = async (to: number): Promise<void> => {
      const pair = certificate({ name: 'mail.office.example', to });
      await writeFile(certFile, pair.cert);
      await writeFile(keyFile, pair.key);
    };
    await renew(days(10));
    const rig = await startRig(
      NEVER,
      MODEM,
      {},
      { listeners: [{ id: 'office', port: 0, tls: 'starttls', certificate: { certFile, keyFile } }] },
    );
    const { text, action } = await comes(rig, 'certificate:listener:office');
    expect(text).toMatch(/^The certificate of the listener office ends on 2040-01-\d\d, in \d+ days\./);
    expect(action).toEqual({ kind: 'open', screen: 'listeners', id: 'office' });
    await renew(days(400));
    await rig.pass(11 * MINUTE);
    await goes(rig, 'certificate:listener:office');
  });

  it('of a host is told when it was seen, until it shows a new one', async () => {
    const old = await tlsHost(certificate({ name: 'localhost', to: days(5) }));
    const port = old.port;
    const rig = await startRig(
      {
        ...NEVER,
        route: {
          kind: 'smart-host',
          hosts: [{ host: 'localhost', port, security: 'implicit', verifyCertificate: false }],
        },
      },
      MODEM,
    );
    await rig.write();
    await rig.relay.handlers['session.start']({});
    expect(await comes(rig, `certificate:host:localhost:${port}`)).toMatchObject({
      severity: 'warning',
      action: { kind: 'open', screen: 'connectors', id: 'isp' },
    });
    await old.close();
    await rig.calls(1);
    const renewed = await tlsHost(certificate({ name: 'localhost', to: days(300) }), undefined, port);
    onTestFinished(() => renewed.close());
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await goes(rig, `certificate:host:localhost:${port}`);
    await renewed.close();
    await rig.calls(2);
  });
});

describe('a budget', () => {
  it('is told when it is nearly used, when it is used, and not when there is a larger one', async () => {
    const rig = await startRig(NEVER, { ...MODEM, tariff: { perCall: 4 }, monthlyBudget: 5 });
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    expect(await comes(rig, 'budget:line')).toMatchObject({
      text: expect.stringMatching(/^80 percent of this month's budget of Modem is used \(4\.00 of 5\.00 EUR\)/),
      action: { kind: 'open', screen: 'links', id: 'line' },
    });
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.calls(2);
    await rig.pass(5_000);
    await rig.until(async () => /is used up/.test((await shown(rig, 'budget:line'))?.text ?? ''));
    // The rig's own document has one link.
    await change(rig, (document) => ({ links: [{ ...(document['links'] as object[])[0], monthlyBudget: 100 }] }));
    await goes(rig, 'budget:line');
  });
});

describe('the disk', () => {
  it('is told while it has less room than set', async () => {
    const rig = await startRig(NEVER, MODEM, {}, { warnings: { diskFreeMegabytes: 100_000_000 } });
    expect(await comes(rig, 'disk-low')).toMatchObject({ severity: 'error', action: { kind: 'show-folder' } });
    await change(rig, () => ({ warnings: { diskFreeMegabytes: 1 } }));
    await goes(rig, 'disk-low');
  });
});

describe('the clock', () => {
  it('is told to differ from a host that tells the time, until it is set', async () => {
    const host = await startPretendHost({
      greeting: `220 pretend.example ESMTP ready at ${mailDate(MONDAY + 3 * HOUR)}`,
    });
    onTestFinished(() => host.close());
    const rig = await startRig(
      { ...NEVER, route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: host.port, security: 'none' }] } },
      MODEM,
    );
    await rig.write();
    await rig.relay.handlers['session.start']({});
    await rig.calls(1);
    expect((await comes(rig, 'clock')).text).toMatch(/^This computer's clock is 2 hours behind that of 127\.0\.0\.1\./);
    rig.clock.jump(rig.clock.now() + 3 * HOUR);
    rig.relay.wake();
    await goes(rig, 'clock');
  });
});

it('a warning that is switched off is never told', async () => {
  const off = {
    nothingSentHours: null,
    queueMessages: null,
    certificateDays: null,
    diskFreeMegabytes: null,
    budgetPercent: null,
    clockMinutes: null,
  };
  const rig = await startRig(NEVER, { ...MODEM, tariff: { perCall: 4 }, monthlyBudget: 5 }, {}, { warnings: off });
  await rig.write();
  await rig.relay.handlers['session.start']({});
  await rig.calls(1);
  await rig.pass(25 * MINUTE);
  expect((await rig.relay.handlers.status({})).attention).toEqual([]);
});
