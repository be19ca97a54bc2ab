// A line to an IMAP host that ends or brings no IMAP: people read it in our words, not in
// those of the library that speaks for us, and with the host's own where it said why.
import { expect, it, onTestFinished } from 'vitest';
import type { CollectResult } from '../../../src-main/collect/method';
import { fetchingFrom } from '../../support/fetching';
import { imapHost, type ImapHostOptions } from '../../support/imap-host';

async function fetched(options: Partial<ImapHostOptions>): Promise<CollectResult> {
  const host = await imapHost({ messages: [{ uid: 1, content: Buffer.from('a\r\n') }], ...options });
  onTestFinished(() => host.close());
  return (await fetchingFrom('imap', host.port)).fetch();
}

it.each<[string, Partial<ImapHostOptions>, string]>([
  [
    'with BYE',
    { greeting: '* BYE Too many connections\r\n' },
    'the host closed the connection: "Too many connections"',
  ],
  ['with BYE and no words', { greeting: '* BYE\r\n' }, 'the host closed the connection'],
  [
    'in the middle',
    { tagged: (command) => (command.startsWith('SELECT') ? null : undefined) },
    'the host closed the connection',
  ],
  [
    'with BYE in the middle',
    {
      instead: (command) => (command.startsWith('SELECT') ? '* BYE Shutting down\r\n' : undefined),
      tagged: (command) => (command.startsWith('SELECT') ? null : undefined),
    },
    'the host closed the connection: "Shutting down"',
  ],
])('a line that ends %s', async (_, options, trouble) => {
  const { kind, text, refusal } = await fetched(options);
  expect(kind).toBe('failed');
  expect(text).toContain(`could not be fetched to its end: ${trouble}. Nothing`);
  expect(refusal?.said).toBe(/"(.*)"/.exec(trouble)?.[1] ?? '');
});

it('what is no IMAP is told of as that', async () => {
  const { text } = await fetched({
    instead: (command) => (command.startsWith('SELECT') ? '* 5 ((("\r\n' : undefined),
    tagged: (command) => (command.startsWith('SELECT') ? '(((' : undefined),
  });
  expect(text).toContain('the host sent something that is no IMAP answer');
});
