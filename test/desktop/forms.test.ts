// Every form of the settings in the real window: filled in by hand, a wrong value
// told at its field, saved, read anew, and told by the control socket as typed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, reasonNot } from './support/app';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `the forms of the settings (need a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const form = formOf(() => office);
    const press = (name: string, region?: string) =>
      (region === undefined ? office.page : office.page.getByRole('region', { name: region, exact: true }))
        .getByRole('button', { name, exact: true })
        .click();

    /** The door for mail programs, on `port`. */
    const fillPop3 = async (port: number): Promise<void> => {
      const pop3 = 'Mail programs fetch here (POP3)';
      await form.mark('Mail programs may fetch mail here');
      await form.correct(form.field('Address', pop3), 'here', 'expected an IP address', '127.0.0.1');
      await form.correct(form.field('Port', pop3), '70000', 'expected 0 to 65535', String(port));
      await form.choose('Encryption', 'STARTTLS', pop3);
      await form.correct(
        form.field('May connect', pop3),
        'everybody',
        'expected an address or a network',
        '127.0.0.1, 192.168.7.0/24',
      );
      await form.field('Connections at once', pop3).fill('7');
    };

    beforeAll(async () => {
      office = await openOffice();
      office.page.setDefaultTimeout(PATIENCE.timeout);
    });
    afterAll(() => office?.close());

    test('the office and its notices', async () => {
      await office.open('General');
      await form.field('Name of the office').fill('Clinic on the hill');
      await form.correct(
        form.field('Mail domains'),
        'office.example, not a domain!',
        'expected a domain',
        'office.example, hill.example',
      );
      await form.correct(form.field('Postmaster'), 'nobody', 'expected an address', 'boss@hill.example');
      await form.field('Name this post office greets with').fill('post.hill.example');
      await form.mark('The postmaster gets a copy of every notice that mail was returned');
      await form.mark('Tell at once who hands in large mail that has to wait for its own time');
      await form.correct(form.field('Send a short report to'), 'me', 'expected an address', 'me@hill.example');
      await form.choose('Report', 'Every day at a time of its own');
      await form.correct(form.field('Report at'), '7 am', 'expected a quarter hour', '06:45');
      await form.save();
      await form.reload();
      expect(await form.field('Mail domains').inputValue()).toBe('office.example, hill.example');
      expect(await form.settings()).toMatchObject({
        organization: {
          name: 'Clinic on the hill',
          domains: ['office.example', 'hill.example'],
          hostname: 'post.hill.example',
          postmaster: 'boss@hill.example',
        },
        notices: {
          postmasterCopies: true,
          largeMail: true,
          heartbeat: { to: 'me@hill.example', after: 'daily', at: '06:45' },
        },
      });
      await form.field('Postmaster').fill('');
      await form.field('Send a short report to').fill('');
      await form.save();
      const { organization, notices } = await form.settings();
      expect([organization.postmaster, notices.heartbeat.to]).toEqual(['postmaster@office.example', null]);
    });

    test('what was pasted with blanks around it is taken without them', async () => {
      await office.open('General');
      const postmaster = form.field('Postmaster');
      await postmaster.fill(' boss@hill.example\t');
      // It stands as it is typed, and is judged without.
      expect(await postmaster.inputValue()).toBe(' boss@hill.example\t');
      await postmaster.blur();
      await expect.poll(() => postmaster.inputValue(), PATIENCE).toBe('boss@hill.example');
      await form.field('Name of the office').press('End');
      await form.field('Name of the office').pressSequentially(' by the sea ');
      await form.save();
      expect((await form.settings()).organization).toMatchObject({
        name: 'Clinic on the hill by the sea',
        postmaster: 'boss@hill.example',
      });
    });

    test('the door for mail programs', async () => {
      const port = await freePort();
      await office.open('Mailboxes');
      await fillPop3(port);
      await form.save();
      expect((await form.settings()).pop3).toMatchObject({
        enabled: true,
        address: '127.0.0.1',
        port,
        tls: 'starttls',
        access: { allow: ['127.0.0.1', '192.168.7.0/24'], deny: [] },
        maxConnections: 7,
      });
    });

    test('the logs, this computer and practising', async () => {
      await office.open('General');
      const practice = await freePort();
      await form.choose('DNS', 'Everything, for finding a fault');
      await form.choose('Everything not named below', 'What happened');
      await form.correct(
        form.field('“Everything” falls back by itself after (minutes)'),
        '0',
        'expected 1 to 10080',
        '30',
      );
      await form.mark('Write a protocol of every command (W3C extended log)');
      await form.choose('A new file', 'When it is full');
      await form.correct(form.field('A file is full at (MB)'), '0.001', 'expected 0.066 to 2147.484', '2.5');
      await form.field('Keep files for (days)').fill('9');
      await form.mark('Only some fields');
      for (const name of ['date', 'cs-method', 'x-queue-id']) await form.mark(name);
      await form.mark('Start in the tray, without the window', false);
      await form.mark('Tell of returned mail, refused passwords and failed calls at the edge of the screen', false);
      await form.field('Port of the practice provider').fill(String(practice));
      await form.save();
      await form.reload();
      expect(await form.field('A file is full at (MB)').inputValue()).toBe('2.5');
      expect(await form.settings()).toMatchObject({
        log: {
          diagnostic: { levels: { default: 'medium', dns: 'maximum' }, revertAfterMinutes: 30 },
          protocol: {
            enabled: true,
            period: 'size',
            maxBytes: 2_500_000,
            keepDays: 9,
            fields: ['date', 'cs-method', 'x-queue-id'],
            folder: null,
          },
        },
        desktop: { startAtLogin: true, startHidden: false, notify: false },
        practice: { enabled: true, port: practice },
      });
      await form.choose('DNS', 'As the first');
      await form.save();
      expect((await form.settings()).log.diagnostic.levels).toEqual({ default: 'medium' });
    });

    test('an account that fetches for a branch', async () => {
      await office.open('Logins');
      await press('Add a login');
      await form.correct(form.field('Login name'), '', 'expected a login name', 'branch');
      await form.field('Password').fill('a secret');
      await form.correct(
        form.field('May fetch the mail of these domains'),
        '@branch',
        'expected a domain',
        'branch.example',
      );
      await form.save();
      await form.reload();
      expect((await form.settings()).accounts).toEqual([
        { username: 'branch', password: { set: true }, mayRelay: true, dequeueDomains: ['branch.example'] },
      ]);
      // A password that is typed and taken back is as it was.
      await form.field('Password').fill('x');
      await form.field('Password').fill('');
      await form.mark('May send to other domains', false);
      await form.save();
      expect((await form.settings()).accounts[0]).toMatchObject({ password: { set: true }, mayRelay: false });
    });

    test('a listener for people, with files of its own', async () => {
      const port = await freePort();
      await office.open('Who may send');
      await press('Add: mail programs and people');
      await form.mark('In use', false);
      await form.field('Id').fill('people');
      await form.correct(form.field('Address'), 'localhost', 'expected an IP address', '127.0.0.1');
      await form.correct(form.field('Port'), '99999', 'expected 0 to 65535', String(port));
      await form.mark('Use a certificate of our own');
      await form.field('Certificate file (PEM)').fill('/etc/dialpost/cert.pem');
      await form.field('Key file (PEM)').fill('/etc/dialpost/key.pem');
      await form.correct(
        form.field('May send to other domains without login'),
        '192.168.7.0/99',
        'expected an address or a network',
        '192.168.7.0/24',
      );
      await form.correct(form.field('Largest message (MB)'), '0', 'expected 0.001 to 2147.484', '1.5');
      await form.correct(form.field('Name it greets with'), 'no name', 'expected a domain', 'gate.hill.example');
      await form.field('Put this sender in place').fill('scanner@hill.example');
      await form.mark('Branch offices may fetch their mail (ETRN, ATRN, TURN)');
      await form.save();
      await form.reload();
      await press('Mail programs and people');
      expect(await form.field('Largest message (MB)').inputValue()).toBe('1.5');
      expect((await form.settings()).listeners[1]).toEqual({
        id: 'people',
        name: 'Mail programs and people',
        enabled: false,
        address: '127.0.0.1',
        port,
        tls: 'starttls',
        certificate: { certFile: '/etc/dialpost/cert.pem', keyFile: '/etc/dialpost/key.pem' },
        greetingName: 'gate.hill.example',
        access: { allow: [], deny: [] },
        authentication: 'required',
        authenticateWithoutTls: false,
        relay: { allow: ['192.168.7.0/24'], authenticated: true },
        maxRecipients: 100,
        maxMessageBytes: 1_500_000,
        maxConnections: 100,
        maxConnectionsPerClient: 20,
        remoteTriggered: true,
        rewriteSender: 'scanner@hill.example',
      });
      await form.mark('Use a certificate of our own', false);
      await form.save();
      expect((await form.settings()).listeners[1].certificate).toBe('self-signed');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
