import { describe, expect, test } from 'vitest';
import {
  domainOf,
  isLocal,
  isRoutingTrick,
  matchStrength,
  normalizeDomain,
  parseAddress,
} from '../../../src-main/mail/address';

describe('an address', () => {
  test('is split at its last @, the domain in its ASCII form', () => {
    expect(parseAddress('Ann.B@BÜCHER.example')).toEqual({ local: 'Ann.B', domain: 'xn--bcher-kva.example' });
    expect(parseAddress('"a@b c"@x.example.')).toEqual({ local: '"a@b c"', domain: 'x.example' });
    expect(parseAddress('ä@x.example')?.local).toBe('ä');
    expect(parseAddress('Postmaster')).toEqual({ local: 'Postmaster', domain: '' });
    expect(parseAddress('a@[IPv6:2001:DB8::1]')?.domain).toBe('[ipv6:2001:db8::1]');
  });

  test('a source route is dropped', () => {
    expect(parseAddress('@one.example,@two.example:a@b.example')).toEqual({ local: 'a', domain: 'b.example' });
  });

  test('what cannot be one is none', () => {
    for (const bad of [
      '',
      '@x.example',
      'a',
      'a b@x.example',
      'a@',
      'a@-x',
      'a@x..y',
      'a@x\r\n',
      'a<b@x',
      'a@b@c',
      'a,b@x.example',
      `${'a'.repeat(300)}@x`,
    ]) {
      expect(parseAddress(bad), bad).toBeNull();
    }
  });
});

describe('a domain', () => {
  test('is never made of something else by rules for URLs', () => {
    for (const trick of ['ex%61mple.com', 'a/b.example', 'a:80', '１２７.0.0.1', 'a?b', 'ü/x.example', 'ü%41.example'])
      expect(normalizeDomain(trick), trick).toBeNull();
    expect(normalizeDomain('2130706433')).toBe('2130706433');
    expect(normalizeDomain('0x7f.1')).toBe('0x7f.1');
  });

  test('is lower case, without its last dot', () => {
    expect(normalizeDomain('Mail.Example.')).toBe('mail.example');
    expect(normalizeDomain('')).toBeNull();
    expect(normalizeDomain(`${'a'.repeat(64)}.example`)).toBeNull();
    expect(domainOf('nobody')).toBe('');
  });
});

describe('a pattern', () => {
  test('the more exact one is the stronger', () => {
    const strengths = ['*', '*.example', '*.b.example', 'a.b.example', 'x@a.b.example'].map((p) =>
      matchStrength(p, 'X@a.b.example'),
    );
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
    expect(strengths[0]).toBe(1);
  });

  test('a domain does not name its subdomains, a wildcard not the domain itself', () => {
    expect(matchStrength('b.example', 'x@a.b.example')).toBe(0);
    expect(matchStrength('*.b.example', 'x@b.example')).toBe(0);
    expect(matchStrength('bücher.example', 'x@xn--bcher-kva.example')).toBeGreaterThan(0);
  });
});

test('our own domains and <postmaster> are local', () => {
  expect(isLocal('a@Clinic.example', ['clinic.example'])).toBe(true);
  expect(isLocal('postmaster', ['clinic.example'])).toBe(true);
  expect(isLocal('a@sub.clinic.example', ['clinic.example'])).toBe(false);
  for (const none of ['', 'ann', 'a@b@c', '@c', 'a b@c']) expect(isLocal(none, ['c']), none).toBe(false);
});

test('the old relay tricks are known', () => {
  for (const trick of ['a%b@c.example', 'b!a@c.example', '"a@b"@c.example', '@x:a@c.example'])
    expect(isRoutingTrick(trick), trick).toBe(true);
  for (const plain of ['a@c.example', 'postmaster', 'a+b@c.example']) expect(isRoutingTrick(plain), plain).toBe(false);
});
