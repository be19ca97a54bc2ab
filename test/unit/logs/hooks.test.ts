// What the listener and the SMTP client tell the protocol log: each command with its
// reply, a message as one line, and never a secret.
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import type { AnsweredCommand } from '../../../src-main/listener/answered';
import { connectSmtp, type Peer } from '../../../src-main/smtp/client';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { openOffice } from '../listener/office';
import { rawClient } from '../../support/raw-client';

describe('a listener', () => {
  test('tells each command with the reply that ended it, and no secret', async () => {
    const heard: AnsweredCommand[] = [];
    const office = await openOffice(
      { authenticateWithoutTls: true },
      { onAnswered: (command) => void heard.push(command) },
    );
    onTestFinished(() => office.close());
    const client = await rawClient(office.port);
    const secret = Buffer.from('\0reception\0secret').toString('base64');
    for (const line of [
      'EHLO pc.office.example',
      'BOGUS words',
      `AUTH PLAIN ${secret}`,
      'MAIL FROM:<a@office.example>',
      'RCPT TO:<b@office.example>',
      'RCPT TO:<nobody@office.example>',
      'DATA',
    ])
      await client.ask(line);
    client.write('Message-ID: <m1@office.example>\r\nSubject: x\r\n\r\nx\r\n.\r\n');
    await client.reply();
    await client.ask('AUTH LOGIN');
    await client.ask('QUIT');
    expect(heard.map((h) => [h.verb, h.argument, h.code])).toEqual([
      ['EHLO', 'pc.office.example', 250],
      ['xxxx', '', 500],
      ['AUTH', 'PLAIN', 235],
      ['MAIL', 'FROM:<a@office.example>', 250],
      ['RCPT', 'TO:<b@office.example>', 250],
      ['RCPT', 'TO:<nobody@office.example>', 550],
      ['DATA', '<m1@office.example>', 250],
      ['AUTH', 'LOGIN', 503],
      ['QUIT', 'pc.office.example', 221],
    ]);
    const message = heard.find((h) => h.verb === 'DATA');
    expect(message).toMatchObject({
      queueId: office.items[0]?.id,
      received: office.items[0]?.bytes,
      hello: 'pc.office.example',
      remote: '127.0.0.1',
      port: office.port,
      tls: null,
    });
    expect(JSON.stringify(heard)).not.toContain(secret);
  });

  test('a login in steps is one line without its answers', async () => {
    const heard: AnsweredCommand[] = [];
    const office = await openOffice(
      { authenticateWithoutTls: true },
      { onAnswered: (command) => void heard.push(command) },
    );
    onTestFinished(() => office.close());
    const client = await rawClient(office.port);
    await client.ask('EHLO pc');
    await client.ask('AUTH LOGIN');
    await client.ask(Buffer.from('reception').toString('base64'));
    await client.ask(Buffer.from('secret').toString('base64'));
    client.close();
    expect(heard.slice(1).map((h) => [h.verb, h.argument, h.code])).toEqual([['AUTH', 'LOGIN', 235]]);
  });
});

describe('the SMTP client', () => {
  test('lets an ear hear every line of its own connection, without secrets', async () => {
    const office = await openOffice({ tls: 'starttls' });
    onTestFinished(() => office.close());
    const heard: string[] = [];
    const peers: Peer[] = [];
    const encrypted: (string | null)[] = [];
    const connected = await connectSmtp(
      {
        host: 'localhost',
        port: office.port,
        security: 'starttls',
        verifyCertificate: false,
        helo: false,
        auth: { kind: 'password', username: 'reception', password: 'secret' },
        protocol: 'smtp',
      },
      {
        clock: systemClock,
        transcript: createTranscript(),
        hostname: 'home.example',
        logTap: (peer) => {
          peers.push(peer);
          return {
            out: (line) => void (heard.push(`> ${line}`), /^(STARTTLS|AUTH)/.test(line) && encrypted.push(peer.tls())),
            in: (line) => void heard.push(`< ${line}`),
          };
        },
      },
      new AbortController().signal,
    );
    if (!connected.ok) throw new Error('not connected');
    expect(peers).toMatchObject([{ host: 'localhost', address: '127.0.0.1', port: office.port }]);
    expect(peers[0]?.tls()).toBe('TLSv1.3');
    expect(encrypted).toEqual([null, 'TLSv1.3']);
    expect(heard).toEqual(
      expect.arrayContaining([
        '> EHLO home.example',
        '> STARTTLS',
        expect.stringMatching(/^> AUTH PLAIN \*\*\*/),
        expect.stringMatching(/^< 235 /),
      ]),
    );
    expect(heard.join('\n')).not.toContain(Buffer.from('\0reception\0secret').toString('base64'));
    connected.connection.quit();
  });
});
