// The rig itself, tried with other people's programs before anything of ours
// leans on it: what Postfix takes comes out byte for byte, held mail waits for
// ETRN, and strangers must log in.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSink, type ByteSink } from '../support/byte-sink';
import { corpus } from '../support/corpus';
import { lacks } from '../support/needs';
import { startPostfix, type Postfix } from '../support/postfix';

const run = promisify(execFile);

/** Says `lines` one after the other, waiting for each reply; resolves with all replies. */
async function talk(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
  const replies = (): number => heard.split('\r\n').filter((line) => /^\d{3} /.test(line)).length;
  for (const [at, line] of [...lines, 'QUIT'].entries()) {
    while (replies() < at + 1) await once(socket, 'data');
    socket.write(`${line}\r\n`);
  }
  await once(socket, 'close');
  return heard;
}

/** swaks with its exit code and transcript, whatever the outcome. */
async function swaks(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  try {
    return { code: 0, text: (await run('swaks', [...args])).stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }; // execFile rejects with these two set
    return { code, text: stdout };
  }
}

describe.skipIf(lacks('postfix', 'swaks'))('a Postfix that plays the provider', () => {
  let postfix: Postfix;
  let customer: ByteSink;

  beforeAll(async () => {
    customer = await openByteSink();
    postfix = await startPostfix({ customerPort: customer.port });
  });
  afterAll(async () => {
    await postfix?.stop();
    await customer?.close();
  });

  test('hands on what swaks brings', async () => {
    const result = await swaks(
      '--server',
      `127.0.0.1:${postfix.port}`,
      '--from',
      'a@office.example',
      '--to',
      'b@far.example',
      '--body',
      'ahoy',
    );
    expect(result.text).toContain('queued as');
    const [message] = await postfix.sink.until(1);
    expect(message).toMatchObject({ sender: 'a@office.example', recipients: ['b@far.example'] });
    expect(message?.content.toString()).toContain('\r\nahoy\r\n');
  });

  test('keeps every letter of the corpus byte for byte', async () => {
    postfix.sink.clear();
    const letters = corpus(40);
    const stuff = (content: Buffer): Buffer =>
      Buffer.from(content.toString('latin1').replace(/^\./, '..').replaceAll('\r\n.', '\r\n..'), 'latin1');
    for (const { sender, recipient, content } of letters) {
      const socket = connect(postfix.port, '127.0.0.1');
      await once(socket, 'data');
      for (const line of [
        'EHLO office.example',
        `MAIL FROM:<${sender}> BODY=8BITMIME`,
        `RCPT TO:<${recipient}>`,
        'DATA',
      ]) {
        socket.write(`${line}\r\n`);
        await once(socket, 'data');
      }
      socket.write(Buffer.concat([stuff(content), Buffer.from('.\r\n')]));
      expect(String((await once(socket, 'data'))[0])).toMatch(/^250 /);
      socket.end('QUIT\r\n');
    }
    const kept = await postfix.sink.until(letters.length);
    for (const { recipient, content, name } of letters) {
      const arrived = kept.find(({ recipients }) => recipients[0] === recipient)?.content ?? Buffer.alloc(0);
      expect(arrived.subarray(arrived.length - content.length).equals(content), `${name} came out changed`).toBe(true);
    }
  });

  test("holds the office's mail until ETRN, and brings it then", async () => {
    await swaks(
      '--server',
      `127.0.0.1:${postfix.port}`,
      '--from',
      'far@far.example',
      '--to',
      'desk@office.example',
      '--body',
      'held',
    );
    await postfix.untilHeld(1);
    expect(await postfix.waiting()).toHaveLength(1);
    expect(customer.kept).toHaveLength(0);
    expect(await talk(postfix.port, ['EHLO office.example', 'ETRN office.example'])).toContain(
      '\r\n250 Queuing started',
    );
    const [message] = await customer.until(1);
    expect(message?.recipients).toEqual(['desk@office.example']);
  });

  test('refuses ETRN for a domain it holds nothing for', async () => {
    expect(await talk(postfix.port, ['EHLO office.example', 'ETRN other.example'])).toMatch(/\r\n459 /);
  });
});

describe.skipIf(lacks('postfix', 'postfix-auth', 'swaks', 'openssl'))('a Postfix that asks for a password', () => {
  let postfix: Postfix;

  beforeAll(async () => {
    postfix = await startPostfix({
      tls: true,
      trustLoopback: false,
      accounts: [{ username: 'office', password: 'right horse' }],
    });
  });
  afterAll(() => postfix?.stop());

  const letter = (...more: readonly string[]) =>
    swaks(
      '--server',
      `127.0.0.1:${postfix.port}`,
      '--from',
      'a@office.example',
      '--to',
      'b@far.example',
      '--tls',
      ...more,
    );

  test('relays for nobody who has not logged in', async () => {
    expect((await letter()).text).toMatch(/554 5\.7\.1 .*Relay access denied/);
  });

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('takes mail after AUTH %s over TLS', async (mechanism) => {
    const result = await letter(
      '--auth',
      mechanism,
      '--auth-user',
      'office@isp.example',
      '--auth-password',
      'right horse',
    );
    expect(result.text).toContain('queued as');
  });

  test('answers a wrong password with 535', async () => {
    expect(
      (await letter('--auth', 'PLAIN', '--auth-user', 'office@isp.example', '--auth-password', 'wrong')).text,
    ).toMatch(/535 5\.7\.8/);
  });
});
