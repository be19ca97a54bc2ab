// A queue in miniature for tests of delivery: offers what it is given, remembers what
// was settled and put back, and offers again what was put back while a test allows it.
import { Readable } from 'node:stream';
import type { Offer, OfferBrokenOff, Source } from '../../src-main/delivery/source';
import type { Outcome } from '../../src-main/mail/envelope';

export interface TestSource extends Source {
  readonly settled: { readonly id: string; readonly outcomes: readonly Outcome[] }[];
  readonly putBackIds: string[];
  readonly held: string[];
  /** What the line broke under; from the second time on it is put off, as by the queue. */
  readonly brokenOff: (OfferBrokenOff & { readonly id: string })[];
  /** Outcomes of one offer, all settlings together. */
  outcomesOf(id: string): readonly Outcome[];
  /** Offers in a place to be taken again. */
  waiting(): readonly string[];
  add(offer: Offer): void;
}

export function textOf(id: string, bytes = 300): Buffer {
  const head = `Subject: ${id}\r\n\r\n`;
  const line = '.dots and letters, eight words to fill it up\r\n';
  const filled = (head + line.repeat(Math.ceil(bytes / line.length) + 1)).slice(0, bytes - 2);
  // A CR of its own before the last CRLF is eaten by some hosts.
  return Buffer.from(`${filled.replace(/\r$/, 'x')}\r\n`);
}

export function offer(id: string, fields: Partial<Offer> & { readonly text?: Buffer } = {}): Offer {
  const { text = textOf(id), ...rest } = fields;
  return {
    id,
    sender: 'anna@clinic.example',
    recipients: [recipient(`${id}@far.example`)],
    bytes: text.length,
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    content: (start = 0) => Promise.resolve(Readable.from([text.subarray(start)])),
    ...rest,
  };
}

export function recipient(address: string): Offer['recipients'][number] {
  return { address, notify: null, originalRecipient: null };
}

export function sourceOf(offers: readonly Offer[]): TestSource {
  const waiting = [...offers];
  const settled: { readonly id: string; readonly outcomes: readonly Outcome[] }[] = [];
  const putBackIds: string[] = [];
  const held: string[] = [];
  const brokenOff: (OfferBrokenOff & { readonly id: string })[] = [];
  const outcomesOf = (id: string): readonly Outcome[] => settled.filter((s) => s.id === id).flatMap((s) => s.outcomes);
  return {
    settled,
    putBackIds,
    held,
    brokenOff,
    async brokeOff(one, broken, outcomes) {
      brokenOff.push({ ...broken, id: one.id });
      const deferred = broken.undecided.map((address): Outcome => ({
        address,
        result: 'deferred',
        reply: 'too heavy',
        status: '4.4.2',
        host: broken.host,
      }));
      const again = brokenOff.filter(({ id }) => id === one.id).length < 2;
      if (outcomes.length > 0 || !again) return this.settle(one, again ? outcomes : [...outcomes, ...deferred]);
      waiting.push(one);
    },
    hold: (one) => Promise.resolve(void held.push(one.id)),
    outcomesOf,
    waiting: () => waiting.map((o) => o.id),
    add: (one) => void waiting.push(one),
    next: () => waiting.shift() ?? null,
    settle: (one, outcomes) => {
      settled.push({ id: one.id, outcomes });
      const known = new Set(outcomes.filter((o) => !o.asBefore).map((o) => o.address));
      const rest = one.recipients.filter((r) => !known.has(r.address));
      if (rest.length > 0) waiting.push({ ...one, recipients: rest });
      return Promise.resolve();
    },
    putBack: (one) => {
      putBackIds.push(one.id);
      waiting.unshift(one);
    },
  };
}
