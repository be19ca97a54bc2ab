// A host, or a firewall in front of it, that offers SIZE, 8BITMIME or DSN and refuses their
// parameters: the letter goes once more without them over the same line, and the host is asked
// so from then on. What it refuses for another reason stays refused, after one more try.
import { describe, expect, test } from 'vitest';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';
import { MANNERS, routeTo, send, startHost } from '../../support/sending';

const WIDE = Buffer.from('Subject: m0\r\n\r\nGrüße\r\n');

const REFUSALS: readonly (readonly [string, RegExp, string])[] = [
  ['SIZE', /^MAIL.* SIZE=/, '501 5.5.4 Syntax: MAIL FROM:<address>'],
  ['SIZE', /^MAIL.* SIZE=/, '555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented'],
  ['BODY', /^MAIL.* BODY=/, '555 5.5.4 Unsupported option: BODY=8BITMIME'],
  ['BODY', /^MAIL.* BODY=/, '504 Command parameter not implemented'],
  ['BODY', /^MAIL.* BODY=/, '550 Invalid parameter in MAIL FROM'],
  ['NOTIFY', /^RCPT.* NOTIFY=/, '501 Syntax error in parameters or arguments'],
  ['ORCPT', /^RCPT.* ORCPT=/, '555 Unrecognized parameter'],
];

describe.each(MANNERS)('a host with %s', (_, keywords) => {
  test.each(REFUSALS)('that refuses %s (%s) as %s gets the letter without', async (_what, refused, said) => {
    const host = await startHost({ keywords, answer: ({ line }) => (refused.test(line) ? said : undefined) });
    const asking = {
      ...recipient('m0@far.example'),
      notify: ['failure'] as const,
      originalRecipient: 'rfc822;x@y.example',
    };
    const wide = { text: WIDE, body: '8bitmime' as const };
    const source = sourceOf([offer('m0', { ...wide, recipients: [asking] }), offer('m1', wide)]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    for (const id of ['m0', 'm1']) expect(source.outcomesOf(id).map(({ result }) => result)).toEqual(['delivered']);
    expect(host.taken).toHaveLength(2);
    const later = sourceOf([offer('m2', { ...wide, recipients: [{ ...asking, address: 'm2@far.example' }] })]);
    const before = host.lines.length;
    await send(routeTo([host], { maxConnections: 1 }), later);
    // Nobody told it who wants to hear of the letter.
    expect(later.outcomesOf('m2')).toMatchObject([{ result: 'delivered', nextHop: 'plain' }]);
    if (keywords.length > 1) expect(host.lines.slice(before).filter((line) => refused.test(line))).toEqual([]);
  });

  test('that refuses the sender whatever stands behind it is asked twice and no more', async () => {
    const host = await startHost({
      keywords,
      answer: ({ line }) => (line.startsWith('MAIL') ? '501 5.5.4 Invalid sender' : undefined),
    });
    const source = sourceOf([offer('m0', { text: textOf('m0') })]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    expect(source.outcomesOf('m0')).toMatchObject([{ result: 'failed', status: '5.5.4' }]);
    expect(host.lines.filter((line) => line.startsWith('MAIL'))).toHaveLength(2);
  });

  test('that refuses and hangs up is not asked so again and again', async () => {
    const host = await startHost({
      keywords,
      answer({ line, socket }) {
        if (!line.startsWith('MAIL')) return undefined;
        setImmediate(() => socket.end());
        return '501 5.5.4 Invalid parameters';
      },
    });
    const source = sourceOf([offer('m0', { text: textOf('m0') })]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    await send(routeTo([host], { maxConnections: 1 }), source);
    expect(source.outcomesOf('m0').at(-1)).toMatchObject({ result: 'failed' });
  });
});
