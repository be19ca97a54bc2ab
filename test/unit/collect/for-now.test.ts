// E14's neighbours: hosts that refuse a login for reasons of their own, and for now. Nobody
// is sent to look for a wrong password; where it may be the password, he is.
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { openCommandConnection } from '../../../src-main/collect/command-connection';
import type { CollectResult } from '../../../src-main/collect/method';
import { SmartHost } from '../../../src-main/contract/connector';
import { collectedText } from '../../../src-main/session/advice';
import { collectedShownAs } from '../../../src-main/session/tell-trouble';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { fetchingFrom } from '../../support/fetching';
import { imapHost } from '../../support/imap-host';
import { pop3Host } from '../../support/pop3-host';
import { startPretendHost } from '../../support/pretend-host';

interface Refused {
  readonly result: CollectResult;
  readonly heard: readonly string[];
}

/** What comes of fetching from a host that answers `to` with -ERR or NO `said`. */
async function refused(method: 'imap' | 'pop3', to: RegExp, said: string): Promise<Refused> {
  const answer = (line: string): string | undefined => {
    if (to.test(line)) return `-ERR ${said}\r\n`;
    return line === 'CAPA' ? '-ERR unknown command\r\n' : undefined;
  };
  const host =
    method === 'pop3'
      ? await pop3Host({ messages: [], instead: answer })
      : await imapHost({ messages: [], tagged: (command) => (to.test(command) ? `NO ${said}` : undefined) });
  onTestFinished(() => host.close());
  return { result: await (await fetchingFrom(method, host.port)).fetch(), heard: host.heard };
}

function expectForNow(result: CollectResult, words: string): void {
  expect(result).toMatchObject({ kind: 'failed', refusal: { fault: 'later' } });
  expect(result.text).toContain(
    `it does not let us in just now ("${words}"), and not because of login name or password`,
  );
  expect(collectedText(result)).toBe(result.text);
  expect(collectedShownAs('isp', result)).toBeNull();
}

const LOGIN = /^(?:LOGIN|AUTHENTICATE)\b/;

describe('E14: a host that lets nobody in for now', () => {
  it.each([
    [/^USER/, '[SYS/TEMP] mailbox locked, try later'],
    [/^PASS/, '[SYS/TEMP] Temporary authentication failure'],
    [/^PASS/, '[IN-USE] Do you have another POP session running?'],
    [/^PASS/, '[LOGIN-DELAY] minimum time between mail checks violation'],
    [/^PASS/, 'maildrop already locked'],
    [/^PASS/, '/var/mail/.office.pop lock busy! Is another session active?'],
    [/^PASS/, 'Too many simultaneous connections'],
  ])('POP3, to %s: -ERR %s', async (to, said) => {
    const { result, heard } = await refused('pop3', to, said);
    expectForNow(result, said.replace(/^\[.*?\] /, ''));
    expect(heard).not.toContain('CAPA');
  });

  it.each([
    ['[UNAVAILABLE] Temporary authentication failure', 'Temporary authentication failure'],
    ['[LIMIT] LOGIN Rate hit', 'LOGIN Rate hit'],
    ['[INUSE] mailbox is open elsewhere', 'mailbox is open elsewhere'],
    ['[ALERT] Too many simultaneous connections. (Failure)', 'Too many simultaneous connections. (Failure)'],
    ['Login server is busy', 'Login server is busy'],
  ])('IMAP: NO %s', async (said, words) => {
    expectForNow((await refused('imap', LOGIN, said)).result, words);
  });

  it.each([
    ['[INUSE] mailbox is locked', 'mailbox is locked'],
    ['[UNAVAILABLE] storage is down', 'storage is down'],
    ['[SERVERBUG] Internal error', 'Internal error'],
    ['Mailbox is locked by another session', 'Mailbox is locked by another session'],
  ])('IMAP, to the folder: NO %s, and nobody is sent to look for another folder', async (said, words) => {
    expectForNow((await refused('imap', /^SELECT/, said)).result, words);
  });

  it('ATRN: 454 at the login', async () => {
    const host = await startPretendHost({
      keywords: ['AUTH PLAIN'],
      answer: ({ line }) => (line.startsWith('AUTH') ? '454 4.7.0 Temporary authentication failure' : undefined),
    });
    onTestFinished(() => host.close());
    const open = openCommandConnection({ clock: systemClock, transcript: createTranscript(), hostname: 'a.example' });
    const auth = { kind: 'password', username: 'office', password: 'secret' };
    const opened = await open(
      SmartHost.parse({ host: '127.0.0.1', port: host.port, security: 'none', auth }),
      new AbortController().signal,
    );
    expect(opened).toMatchObject({ ok: false, refusal: { fault: 'later' } });
    expect(opened).not.toMatchObject({ text: expect.stringContaining('password') as unknown });
  });
});

describe('E14: a host that does not take the login', () => {
  it.each([
    ['pop3', /^PASS/, '[AUTH] Temporary password expired'],
    ['pop3', /^PASS/, 'Invalid password, try again later'],
    ['imap', LOGIN, '[AUTHENTICATIONFAILED] Try again later'],
    ['imap', LOGIN, 'Account locked after too many wrong passwords, try again in an hour'],
    ['imap', LOGIN, '[ALERT] Application-specific password required'],
  ] as const)('%s, to %s: %s is told to a person', async (method, to, said) => {
    const { result } = await refused(method, to, said);
    expect(result.text).not.toContain('just now');
    expect(collectedShownAs('isp', result)).toBe('collect:isp');
  });
});
