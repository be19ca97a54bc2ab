// E14: logins that do not show the password, by the examples of their RFCs, and hosts that do their part wrong.
import { describe, expect, it } from 'vitest';
import { saslClient, SaslTrouble, withoutProof } from '../../../src-main/smtp/auth/sasl';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const text = (encoded: string | null): string => Buffer.from(encoded ?? '', 'base64').toString();
const LOGIN = { username: 'user', password: 'pencil' };

const SHA1 = {
  way: 'SCRAM-SHA-1' as const,
  nonce: 'fyko+d2lbbFgONRv9qkxdawL',
  first: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
  proof: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
  final: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
};
const SHA256 = {
  way: 'SCRAM-SHA-256' as const,
  nonce: 'rOprNGfwEbeRWgbNEkqO',
  first: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  proof: 'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  final: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

describe('E14: a login that does not show the password', () => {
  it.each([SHA1, SHA256])('goes as in its RFC: $way', async ({ way, nonce, first, proof, final }) => {
    const client = saslClient(way, LOGIN, nonce);
    expect(text(client.first)).toBe(`n,,n=user,r=${nonce}`);
    expect(text(await client.answer(base64(first)))).toBe(proof);
    expect(() => client.confirm()).toThrow(SaslTrouble);
    expect(await client.answer(base64(final))).toBe('');
    expect(() => client.confirm()).not.toThrow();
  });

  it('goes as in its RFC: CRAM-MD5', async () => {
    const client = saslClient('CRAM-MD5', { username: 'tim', password: 'tanstaaftanstaaf' });
    expect(client.first).toBeNull();
    expect(text(await client.answer(base64('<1896.697170952@postoffice.reston.mci.net>')))).toBe(
      'tim b913a602c7eda7a495b4e6e7334d3890',
    );
  });

  it('keeps a name with "," and "=" whole, and every call has its own nonce', () => {
    const [one, two] = [
      saslClient('SCRAM-SHA-256', { username: 'a,b=c', password: 'x' }),
      saslClient('SCRAM-SHA-256', LOGIN),
    ];
    expect(text(one.first)).toMatch(/^n,,n=a=2Cb=3Dc,r=\S{20,}$/);
    expect(text(one.first).split('r=')[1]).not.toBe(text(two.first).split('r=')[1]);
  });

  it.each([
    ['another nonce', SHA1.first.replace('fyko', 'fyki')],
    ['our nonce alone', `r=${SHA1.nonce},s=QSXCR+Q6sek8bf92,i=4096`],
    ['no salt', SHA1.first.replace(/s=[^,]*/, 's=')],
    ['no rounds', SHA1.first.replace('i=4096', 'i=0')],
    ['rounds without end', SHA1.first.replace('4096', '999999999')],
    ['an extension we must know', `m=x,${SHA1.first}`],
    ['nothing', ''],
    ['noise', '\0\xff,,='],
  ])('is given up where the host says %s', async (_, first) => {
    await expect(saslClient(SHA1.way, LOGIN, SHA1.nonce).answer(base64(first))).rejects.toThrow(SaslTrouble);
  });

  it.each([
    ['a wrong proof', SHA1.final.replace('rmF9', 'rmF8')],
    ['an error', 'e=invalid-proof'],
    ['no proof', ''],
  ])('is given up where the host ends with %s', async (_, final) => {
    const client = saslClient(SHA1.way, LOGIN, SHA1.nonce);
    await client.answer(base64(SHA1.first));
    await expect(client.answer(base64(final))).rejects.toThrow(SaslTrouble);
    expect(() => client.confirm()).toThrow(SaslTrouble);
  });

  it('leaves no proof in what is written down', () => {
    expect(withoutProof(`334 ${base64(SHA1.final)}`)).toBe('334 ***');
    expect(withoutProof(`+ ${base64(SHA256.final)}`)).toBe('+ ***');
    for (const line of ['334 VXNlcm5hbWU6', `334 ${base64(SHA1.first)}`, '+OK dj0', '250 dj0'])
      expect(withoutProof(line)).toBe(line);
  });
});
