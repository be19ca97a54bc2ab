// Which host is used, what is offered to it, and how logins and TLS end.
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';
import { CHUNKING, idsOf, PIPELINING, routeTo, send, startHost } from '../../support/sending';

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** smtp-server with the certificate it brings for tests (it warns of it), the login anna/secret, and no taste. */
async function startServer(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    disableReverseLookup: true,
    onAuth: (auth, _session, done) => {
      const right = auth.method === 'CRAM-MD5' ? auth.validatePassword('secret') : auth.password === 'secret';
      if (auth.username === 'anna' && right) done(null, { user: 'anna' });
      else done(new Error('5.7.8 Wrong name or password'));
    },
    onData: (stream, _session, done) => stream.resume().on('end', () => done(null, 'kept')),
    ...options,
  });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.server.address() as AddressInfo).port; // a listening TCP server has an address object
}

const login = (password: string) => ({ kind: 'password' as const, username: 'anna', password });

test('nothing due opens no connection', async () => {
  const host = await startHost();
  const summary = await send(routeTo([host]), sourceOf([]));
  expect([summary.connections, host.connections(), summary.trouble]).toEqual([0, 0, null]);
});

test('the next host takes over when the first is gone, busy or does not take mail', async () => {
  for (const greeting of [null, '421 4.3.2 Busy', '554 5.7.1 No']) {
    const first = await startHost(greeting ? { greeting } : {});
    if (!greeting) await first.close();
    const second = await startHost({ keywords: CHUNKING });
    const source = sourceOf([offer('m0')]);
    const summary = await send(routeTo([first, second]), source);
    expect(summary).toMatchObject({ trouble: null, hosts: [`127.0.0.1:${second.port}`] });
    expect(source.outcomesOf('m0')).toMatchObject([{ result: 'delivered', host: `127.0.0.1:${second.port}` }]);
  }
});

test('when no host serves the mail is put back and the trouble told', async () => {
  const gone = await startHost();
  await gone.close();
  const source = sourceOf([offer('m0'), offer('m1')]);
  const summary = await send(routeTo([gone, { port: gone.port, host: 'localhost' }]), source);
  expect(summary.trouble).toMatchObject({ kind: 'unreachable', host: `127.0.0.1:${gone.port}` });
  expect([...source.waiting()].sort()).toEqual(['m0', 'm1']);
  expect(source.settled).toEqual([]);
});

test('without CHUNKING several connections carry the mail', async () => {
  let most = 0;
  const host = await startHost({
    keywords: PIPELINING,
    answer: ({ connection }) => void (most = Math.max(most, connection)),
  });
  await send(routeTo([host], { maxConnections: 3 }), sourceOf(idsOf(40).map((id) => offer(id))));
  expect(host.taken).toHaveLength(40);
  expect(most).toBeGreaterThan(1);
  expect(host.connections()).toBeLessThanOrEqual(3);
});

test('balance spreads over the hosts', async () => {
  const hosts = [await startHost({ keywords: PIPELINING }), await startHost({ keywords: PIPELINING })];
  await send(routeTo(hosts, { order: 'balance' }), sourceOf(idsOf(60).map((id) => offer(id))));
  expect(hosts.every((host) => host.taken.length > 0)).toBe(true);
});

test("a wrong password is the password's fault: kept, told, and nowhere written", async () => {
  for (const authMethods of [['PLAIN'], ['LOGIN'], ['CRAM-MD5']]) {
    const port = await startServer({
      authMethods,
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
    });
    const source = sourceOf([offer('m0')]);
    const summary = await send(routeTo([{ port, auth: login('hunter2') }]), source);
    expect(summary.trouble?.kind).toBe('password');
    expect(source.waiting()).toEqual(['m0']);
    const secret = JSON.stringify(summary);
    for (const form of [
      'hunter2',
      Buffer.from('hunter2').toString('base64'),
      Buffer.from('\0anna\0hunter2').toString('base64'),
    ])
      expect(secret).not.toContain(form);
  }
});

test('every login we know opens the door', async () => {
  for (const authMethods of [['PLAIN'], ['LOGIN'], ['CRAM-MD5']]) {
    const port = await startServer({ authMethods, disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const source = sourceOf([offer('m0')]);
    const summary = await send(routeTo([{ port, auth: login('secret') }]), source);
    expect(
      source.outcomesOf('m0').map((o) => o.result),
      authMethods.join(),
    ).toEqual(['delivered']);
    expect(JSON.stringify(summary)).not.toContain(Buffer.from('secret').toString('base64'));
  }
});

test('a host that offers no login and one that wants one are told apart from the mail', async () => {
  const noLogin = await startHost({ keywords: CHUNKING });
  expect(
    (await send(routeTo([{ port: noLogin.port, auth: login('secret') }]), sourceOf([offer('m0')]))).trouble?.kind,
  ).toBe('password');
  const wantsOne = await startHost({
    keywords: CHUNKING,
    answer: ({ line }) => (line.startsWith('MAIL') ? '530 5.7.0 Authentication required' : undefined),
  });
  const source = sourceOf([offer('m0'), offer('m1')]);
  expect((await send(routeTo([wantsOne]), source)).trouble?.kind).toBe('password');
  expect(source.settled).toEqual([]);
});

test('TLS is required, checked, taken when offered, or from the first byte', async () => {
  const starttls = await startServer();
  const implicit = await startServer({ secure: true });
  const plain = await startHost({ keywords: CHUNKING });
  const cases = [
    [{ port: starttls, security: 'starttls', verifyCertificate: true }, 'tls'],
    [{ port: implicit, security: 'implicit', verifyCertificate: true }, 'tls'],
    [{ port: plain.port, security: 'starttls', verifyCertificate: false }, 'tls'],
    [{ port: starttls, security: 'starttls', verifyCertificate: false, auth: login('secret') }, null],
    [{ port: implicit, security: 'implicit', verifyCertificate: false, auth: login('secret') }, null],
    [{ port: starttls, security: 'opportunistic', verifyCertificate: true, auth: login('secret') }, null],
    [{ port: plain.port, security: 'opportunistic', verifyCertificate: true }, null],
  ] as const;
  for (const [host, trouble] of cases) {
    const source = sourceOf([offer('m0', { text: textOf('m0', 200_000) })]);
    const summary = await send(routeTo([host]), source);
    expect([host.security, summary.trouble?.kind ?? null], summary.trouble?.text).toEqual([host.security, trouble]);
    if (!trouble) expect(summary.bytes.out).toBeGreaterThan(200_000);
    if (!trouble && host.port !== plain.port) expect(summary.transcript).toContain('TLSv1');
  }
});

test('a TLS session is resumed', async () => {
  const port = await startServer({ secure: true });
  const transcripts: string[] = [];
  for (let i = 0; i < 3; i++)
    transcripts.push(
      (await send(routeTo([{ port, security: 'implicit', verifyCertificate: false }]), sourceOf([offer('m0')])))
        .transcript,
    );
  expect(transcripts[0]).not.toContain('resumed');
  expect(transcripts[2]).toContain('resumed');
});

test('a certificate that does not fit keeps the plain words', async () => {
  const port = await startServer({ secure: true });
  const summary = await send(routeTo([{ port, security: 'implicit' }]), sourceOf([offer('m0')]));
  expect(summary.trouble?.text).toMatch(/certificate/i);
});

test('LMTP gives every recipient an own outcome', async () => {
  const answers = ['250 2.0.0 In', '452 4.2.2 Full'];
  const host = await startHost({
    keywords: PIPELINING,
    lmtp: true,
    answer: ({ line }) => {
      if (line === 'CONTENT') return answers.shift();
      return line.includes('<c@') ? '550 5.1.1 No' : undefined;
    },
  });
  const source = sourceOf([offer('m0', { recipients: ['a', 'c', 'b'].map((name) => recipient(`${name}@x.example`)) })]);
  await send(routeTo([host], { protocol: 'lmtp' }), source);
  expect(source.outcomesOf('m0').map((o) => `${o.address} ${o.result} ${o.status}`)).toEqual([
    'a@x.example delivered null',
    'c@x.example failed 5.1.1',
    'b@x.example deferred 4.2.2',
  ]);
});

test('parameters go only to a host that offers them', async () => {
  const fields = {
    ret: 'hdrs',
    envelopeId: 'a+b c',
    body: '8bitmime',
    recipients: [{ address: 'x@x.example', notify: ['failure', 'delay'], originalRecipient: 'rfc822;x=y@x.example' }],
  } as const;
  const rich = await startHost({ keywords: CHUNKING });
  await send(routeTo([rich]), sourceOf([offer('m0', fields)]));
  expect(rich.lines).toContain('MAIL FROM:<anna@clinic.example> SIZE=300 BODY=8BITMIME RET=HDRS ENVID=a+2Bb+20c');
  expect(rich.lines).toContain('RCPT TO:<x@x.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;x+3Dy@x.example');
  const poor = await startHost({ keywords: ['PIPELINING', 'CHUNKING'] });
  await send(routeTo([poor]), sourceOf([offer('m0', fields)]));
  expect(poor.lines).toEqual(expect.arrayContaining(['MAIL FROM:<anna@clinic.example>', 'RCPT TO:<x@x.example>']));
});

test('what the host cannot take is known before a byte is sent', async () => {
  const host = await startHost({ keywords: ['PIPELINING', 'CHUNKING', 'SIZE 1000'] });
  const eight = Buffer.from('DKIM-Signature: v=1\r\nSubject: x\r\n\r\ngrüße\r\n');
  const source = sourceOf([
    offer('big', { text: textOf('big', 1001) }),
    offer('eight', { text: eight, body: '8bitmime' }),
    offer('seven', { body: '8bitmime' }),
    offer('utf8', { smtputf8: true, recipients: [recipient('grüße@x.example')] }),
    offer('plain', { smtputf8: true }),
    offer('trick', { recipients: [recipient('a>\r\nRSET@x.example')] }),
  ]);
  await send(routeTo([host]), source);
  expect(['big', 'eight', 'seven', 'utf8', 'plain', 'trick'].map((id) => source.outcomesOf(id)[0]?.status)).toEqual([
    '5.3.4',
    null,
    null,
    '5.6.7',
    null,
    '5.1.3',
  ]);
  // E7: what is signed is sent as it is.
  expect(host.taken.map(({ content }) => content.equals(eight))).toEqual([true, false, false]);
});

test('HELO where the host wants it, EHLO elsewhere', async () => {
  const host = await startHost({ keywords: CHUNKING });
  await send(routeTo([{ port: host.port, helo: true }]), sourceOf([offer('m0')]));
  expect(host.lines[0]).toBe('HELO mail.clinic.example');
  expect(host.lines).toContain('DATA');
  expect(host.taken).toHaveLength(1);
});

test('mail that becomes due during the run joins it', async () => {
  const source = sourceOf([offer('m0')]);
  const host = await startHost({
    keywords: CHUNKING,
    answer: ({ line }) => void (line === 'CONTENT' && host.taken.length === 0 && source.add(offer('m1'))),
  });
  const summary = await send(routeTo([host]), source);
  expect(summary.connections).toBe(1);
  expect(host.taken).toHaveLength(2);
});

test('pipelining off means one command, one reply', async () => {
  const host = await startHost({ keywords: CHUNKING });
  await send(routeTo([host], { pipelining: 'off' }), sourceOf([offer('m0')]));
  expect(host.lines).toContain('DATA');
  expect(host.taken).toHaveLength(1);
});
