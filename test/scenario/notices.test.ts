// What a sender finds in his mailbox when his mail cannot go: the built program, the
// practice provider beside it, and a mail program's reader at the end.
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Serving, dataFolder, serve } from '../support/serve';
import { MAILBOXES, listener, office, smartHost } from './support/office';
import { mailbox, queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

async function serving(
  connectors: (port: number) => readonly object[],
  more: object = {},
): Promise<Serving & { readonly practicePort: number }> {
  const { dir, remove } = await dataFolder();
  const port = await freePort();
  const document = {
    ...office({ connectors: connectors(port), listeners: [listener()] }),
    practice: { enabled: true, port },
    ...more,
  };
  const running = await serve(dir, document);
  onTestFinished(async () => {
    await running.stop();
    await remove();
  });
  return { ...running, practicePort: port };
}

function letterTo(to: string, from = 'me@office.example', body = 'How is the weather?') {
  return {
    from,
    to,
    content: Buffer.from(
      `From: <${from}>\r\nTo: <${to}>\r\nSubject: A letter\r\nMessage-ID: <letter@office.example>\r\n\r\n${body}\r\n`,
    ),
  };
}

async function noticeFor(local: string, { dir }: Serving): Promise<ParsedMail> {
  const found = await until(`a notice for ${local}`, async () => (await mailbox(dir, local))[0]);
  return simpleParser(found);
}

/** A quarter of an hour on Sundays that is not now. */
function nightly(): string {
  return new Date().getHours() < 12 ? '20:00-20:15' : '04:00-04:15';
}

const isp = (port: number): object => smartHost(port, { schedule: { kind: 'always' } });

describe('a sender hears', () => {
  it('that the provider refused the address, with the answer and the letter', async () => {
    const running = await serving((port) => [isp(port), MAILBOXES]);
    await submit(running.port(), letterTo('refuse@practice.example'));
    const notice = await noticeFor('me', running);
    expect(notice).toMatchObject({ subject: 'Not delivered: A letter', inReplyTo: '<letter@office.example>' });
    expect(notice.text?.replace(/\s+/g, ' ')).toContain(
      'Nobody with this address is known there. What to do: Look for a typing mistake',
    );
    expect(notice.text).toMatch(
      /^Final-Recipient: rfc822; refuse@practice\.example\nAction: failed\nStatus: 5\.1\.1\nRemote-MTA: dns; \[127\.0\.0\.1\]\nDiagnostic-Code: smtp; 550 5\.1\.1 /m,
    );
    expect(notice.attachments[0]?.content.toString()).toContain('How is the weather?');
    expect((await running.client.call('status', {})).queue).toMatchObject({ incoming: 0, deferred: 0, hold: 0 });
  });

  it('that somebody gave the letter back by hand', async () => {
    const running = await serving((port) => [smartHost(port, { schedule: { kind: 'never' } }), MAILBOXES]);
    const id = queuedAs(await submit(running.port(), letterTo('friend@practice.example')));
    expect(await running.client.call('queue.bounce', { ids: [id] })).toEqual({ done: [id], missing: [] });
    expect((await noticeFor('me', running)).text).toContain('Somebody at the post office gave it back to you.');
  });

  it('that the letter turned out too large for every connector, with both numbers', async () => {
    const running = await serving((port) => [smartHost(port, { content: { maxBytes: 2048 } }), MAILBOXES]);
    await submit(
      running.port(),
      letterTo('friend@practice.example', 'me@office.example', 'x'.repeat(500).concat('\r\n').repeat(10)),
    );
    const notice = await noticeFor('me', running);
    expect(notice.text?.replace(/\s+/g, ' ')).toMatch(
      /The message is too large: it has 5\.\d kB, and at most 2 kB are taken\./,
    );
    expect(notice.text).toContain('Status: 5.3.4');
  });
});

describe('where the settings say so', () => {
  it('who hands in large mail hears when it goes, and the postmaster sees every failure', async () => {
    const oversize = {
      overBytes: 2048,
      schedule: { kind: 'weekly', open: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [nightly()] } },
    };
    const running = await serving((port) => [smartHost(port, { oversize }), MAILBOXES], {
      notices: { largeMail: true, postmasterCopies: true },
    });
    await submit(
      running.port(),
      letterTo('friend@practice.example', 'big@office.example', 'x'.repeat(500).concat('\r\n').repeat(10)),
    );
    const notice = await noticeFor('big', running);
    expect(notice.subject).toBe('Waiting for its time: A letter');
    expect(notice.text?.replace(/\s+/g, ' ')).toMatch(
      /It is large, 5\.\d kB, and large mail is sent only at certain times\. The next begins at \d/,
    );
    await submit(running.port(), letterTo('refuse@practice.example'));
    expect((await noticeFor('postmaster', running)).subject).toBe('Not delivered: A letter');
    expect((await noticeFor('me', running)).subject).toBe('Not delivered: A letter');
  });
});

describe('the postmaster hears', () => {
  it('of a letter whose sender nobody here serves', async () => {
    const only = (port: number): object =>
      smartHost(port, { schedule: { kind: 'always' }, addressSpaces: [{ pattern: 'practice.example' }] });
    const running = await serving((port) => [only(port), MAILBOXES]);
    await submit(running.port(), letterTo('refuse@practice.example', 'lost@elsewhere.example'));
    const notice = await noticeFor('postmaster', running);
    expect(notice.subject).toBe('Could not be delivered nor returned: A letter');
    expect(notice.text?.replace(/\s+/g, ' ')).toContain(
      'no provider here serves the address of its sender, lost@elsewhere.example',
    );
  });
});
