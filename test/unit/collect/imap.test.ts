// The laws of fetching by IMAP from a host that is not as it should be. What a good
// one does is seen with a real Dovecot (test/interop).
import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchingFrom, type Fetching } from '../../support/fetching';
import { type ImapHostOptions, type ImapMessage, imapHost } from '../../support/imap-host';

const letter = (uid: number, body = `Number ${uid}\r\n`): ImapMessage => ({
  uid,
  content: Buffer.from(`Delivered-To: anna@office.example\r\nSubject: ${uid}\r\n\r\n${body}`, 'latin1'),
});

async function fetching(options: ImapHostOptions): Promise<Fetching & { readonly heard: readonly string[] }> {
  const host = await imapHost(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('imap', host.port)), heard: host.heard };
}

const texts = (messages: readonly ImapMessage[]): readonly string[] =>
  messages.map(({ content }) => content.toString('latin1'));

describe('fetching by IMAP', () => {
  it('brings every message, in as many parts as it takes, and only then has it deleted there', async () => {
    const messages = [letter(1), letter(2, `${randomBytes(1_200_000).toString('hex')}\r\n`), letter(3)];
    const all = texts(messages);
    const { fetch, taken, heard } = await fetching({ messages });
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 3 });
    expect(taken).toEqual(all);
    expect(messages).toEqual([]);
    expect(heard.filter((line) => line.startsWith('UID STORE'))).toHaveLength(1);
  });

  it('does not have deleted what the host says it has and does not give', async () => {
    const messages = [letter(1), letter(2), letter(3)];
    const [first = '', second = '', third = ''] = texts(messages);
    let gives = false;
    const { fetch, taken } = await fetching({
      messages,
      instead: (command) =>
        command.startsWith('UID FETCH 2 ') && !gives ? '* 2 FETCH (UID 2 RFC822.SIZE 60 BODY[]<0> NIL)\r\n' : undefined,
    });
    expect((await fetch()).text).toMatch(/was fetched\. 2 messages are safe here\. 1 was not given whole by the host/);
    expect(taken).toEqual([first, third]);
    expect(texts(messages)).toEqual([second]);
    gives = true;
    await fetch();
    expect(taken).toEqual([first, third, second]);
    expect(messages).toEqual([]);
  });

  it('does not take for whole what the host gives the beginning of', async () => {
    const messages = [letter(1, `${randomBytes(1_200_000).toString('hex')}\r\n`), letter(2)];
    const [first = '', second = ''] = texts(messages);
    let gives = false;
    const { fetch, taken } = await fetching({
      messages,
      instead: (command) =>
        /^UID FETCH 1 .*<1048576\./.test(command) && !gives ? '* 1 FETCH (UID 1 BODY[]<1048576> NIL)\r\n' : undefined,
    });
    await fetch();
    expect(taken).toEqual([second]);
    expect(texts(messages)).toEqual([first]);
    gives = true;
    await fetch();
    expect(taken).toEqual([second, first]);
  });

  it('passes over what somebody else has deleted meanwhile', async () => {
    const messages = [letter(1), letter(2)];
    const [, second = ''] = texts(messages);
    const { fetch, taken } = await fetching({
      messages,
      instead: (command) => (command.startsWith('UID FETCH 1 ') ? '' : undefined),
    });
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 1 });
    expect(taken).toEqual([second]);
  });
});
