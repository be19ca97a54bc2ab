// Laws of the listener's small parts: who may connect and relay, what content may contain.
import { describe, expect, it } from 'vitest';
import { Listener } from '../../../src-main/contract/listener';
import { accessOf, isAtHome } from '../../../src-main/access/networks';
import { contentGate } from '../../../src-main/listener/gate';
import { helloInOneWord } from '../../../src-main/listener/hello';
import { inOurWords } from '../../../src-main/listener/refusal';
import { rewriteFrom } from '../../../src-main/listener/rewrite';
import { growth } from '../../support/growth';

describe('access', () => {
  it('is for this computer and private networks where nothing is said, and nobody relays', () => {
    const { mayConnect, mayRelay } = accessOf(Listener.parse({ id: 'a' }));
    for (const address of [
      '127.0.0.1',
      '::1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.7.7',
      '::ffff:192.168.7.7',
      'fd12::1',
      'fe80::1%eth0',
    ]) {
      expect([address, mayConnect(address), mayRelay(address)]).toEqual([address, true, false]);
    }
    for (const address of ['192.0.2.1', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8'])
      expect([address, mayConnect(address)]).toEqual([address, false]);
    expect(isAtHome('8.8.8.8')).toBe(false);
  });

  it('follows its lists, and deny wins', () => {
    const { mayConnect, mayRelay } = accessOf(
      Listener.parse({
        id: 'a',
        access: { allow: ['0.0.0.0/0', '::/0'], deny: ['192.0.2.0/24'] },
        relay: { allow: ['10.0.0.5'] },
      }),
    );
    expect([
      mayConnect('8.8.8.8'),
      mayConnect('2001:db8::1'),
      mayConnect('192.0.2.9'),
      mayConnect('::ffff:192.0.2.9'),
    ]).toEqual([true, true, false, false]);
    expect([mayRelay('10.0.0.5'), mayRelay('::ffff:10.0.0.5'), mayRelay('10.0.0.6')]).toEqual([true, true, false]);
  });
});

describe('the gate', () => {
  const say = (...chunks: string[]): string | null => {
    const gate = contentGate(10);
    for (const chunk of chunks) {
      const refusal = gate.look(Buffer.from(chunk, 'latin1'));
      if (refusal) return refusal.text;
    }
    return gate.end()?.text ?? null;
  };

  it('lets lines through however they are cut', () => {
    for (const chunks of [
      ['a\r\n', 'b\r\n'],
      ['a\r', '\nb\r\n'],
      ['', '\r', '', '\n'],
      ['0123456789\r\n'.repeat(3)],
      ['no end'],
    ])
      expect(say(...chunks)).toBeNull();
  });

  it.each([['a\nb'], ['a\rb'], ['\n'], ['a\r'], ['a\r', 'b'], ['a', '\nb'], ['a\r\r\n'], ['a\r\n\n']])(
    'refuses a bare line end in %j',
    (...chunks) => {
      expect(say(...chunks)).toContain('bare CR or LF');
    },
  );

  it('refuses NUL and endless lines', () => {
    expect(say('a\0')).toContain('NUL');
    expect(say('01234', '56789', 'x')).toContain('more than 10 bytes');
  });

  it('tells the first of two faults', () => {
    for (const more of ['\0', '\n', '\rx']) expect(say(`0123456789x${more}`)).toContain('more than 10 bytes');
    expect(say('\x000123456789xyz')).toContain('NUL');
  });
});

describe('a rewritten sender', () => {
  const rewritten = (header: string): string =>
    rewriteFrom(Buffer.from(header, 'latin1'), 'ours@office.example').toString('latin1');

  it('leaves a Reply-To that is there, and every other byte', () => {
    expect(rewritten('X: \xe4\r\nFROM : a@b\r\nReply-To: c@d\r\n')).toBe(
      'From: <ours@office.example>\r\nX: \xe4\r\nReply-To: c@d\r\n',
    );
  });

  it('is put where there was none', () => {
    expect(rewritten('Subject: x\r\n\ty\r\n')).toBe('From: <ours@office.example>\r\nSubject: x\r\n\ty\r\n');
    expect(rewritten('')).toBe('From: <ours@office.example>\r\n');
  });
});

describe('a hello', () => {
  const inOne = (line: string): string => helloInOneWord(Buffer.from(line, 'latin1'), '[192.0.2.1]').toString('latin1');

  it.each([
    ['EHLO front desk', 'EHLO front-desk'],
    ['HELO', 'HELO [192.0.2.1]'],
    ['ehlo   ', 'ehlo [192.0.2.1]'],
    ['EHLO a', 'EHLO a'],
    ['EHLO a\rAUTH PLAIN x', 'EHLO a'],
    ['EHLO \rAUTH PLAIN x', 'EHLO [192.0.2.1]'],
    ['EHLOa', 'EHLOa'],
    ['NOOP a b', 'NOOP a b'],
  ])('%j is said in one word', (line, said) => expect(inOne(line)).toBe(said));

  // 16 KB of it held everybody's mail up for hours.
  it('B1: of blanks and line ends takes time in proportion', () => {
    for (const shape of [
      (n: number) => `EHLO${' '.repeat(n)}x\ry`,
      (n: number) => `EHLO${' x'.repeat(n / 2)}\ry`,
      (n: number) => `HELO${'\r'.repeat(n)}x\ry`,
    ]) {
      expect(growth(inOne, shape, 16_384)).toMatchObject({ fair: true });
    }
    expect(growth(inOurWords, (n) => `${'1'.repeat(n)}x`, 65_536)).toMatchObject({ fair: true });
  });
});
