// What the echo says, and to whom it keeps silent.
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { echoAnswer } from '../../../src-main/practice/echo';
import { practiceSettings } from '../../../src-main/contract/practice-settings';

const answer = (head: string, body: string, sender = 'a@office.example'): string | null =>
  echoAnswer(
    Buffer.from(`${head.replace(/\n/g, '\r\n')}\r\n\r\n${body.replace(/\n/g, '\r\n')}`),
    sender,
    'ID',
    0,
  )?.toString() ?? null;

describe('the echo', () => {
  it('says that nothing left this computer', () => {
    expect(answer('Subject: x', 'y')).toMatch(/practice provider, a pretend internet/);
  });
  it('does not answer bounces and automatic mail', () => {
    expect(answer('Subject: x', 'y', '')).toBeNull();
    expect(answer('Auto-Submitted: auto-replied', 'y')).toBeNull();
    expect(answer('Auto-Submitted: no', 'y')).not.toBeNull();
  });
  it('does not pile up Re:, and unfolds', () => {
    expect(answer('Subject: Re: x', 'y')).toContain('\r\nSubject: Re: x\r\n');
    expect(answer('Subject: one\n two', 'y')).toContain('\r\nSubject: Re: one two\r\n');
  });
  it('keeps its header in ASCII', () => {
    expect(answer('Subject: Grüße', 'y')).toContain('\r\nSubject: =?UTF-8?B?');
  });
  it('quotes the text part of a multipart message, decoded', () => {
    const body =
      '--b\nContent-Type: text/html\n\n<b>\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\n=C3=9Fe\n--b--\n';
    expect(answer('Content-Type: multipart/mixed; boundary="b"', body)).toContain('\r\n> Grüße\r\n');
  });
  it('survives a message without a body, without a header, and of nothing', () => {
    for (const raw of ['Subject: x\r\n', '\r\n\r\nbody', '', '\0\xff'])
      expect(echoAnswer(Buffer.from(raw, 'latin1'), 'a@b.example', 'ID', 0)).not.toBeNull();
  });
});

describe('the settings to practise with', () => {
  it('pass the judge of settings', () => {
    expect(checkSettings(practiceSettings(2526))).toMatchObject({ ok: true });
  });
});
