// A mailbox that is open to one mail program (RFC 1939 §5): numbers, sizes, letters,
// and what is marked for removal. Nothing is removed before `update` (§6), so a line
// that breaks removes nothing. What comes in meanwhile waits for the next login.
import { type Pop3Answer, list, yes } from './answer';
import { type MaildropMessage, openLetter, removeLetters } from './maildrop';
import { topOf, wireForm } from './wire-form';
import { POP3_HEADINGS, POP3_REPLIES } from './replies';

export class Transaction {
  private readonly marked = new Set<number>();

  constructor(
    private readonly folder: string,
    private readonly letters: readonly MaildropMessage[],
  ) {}

  /** null where the command is not one of an open mailbox. Rejects when the disk fails. */
  async answer(verb: string, words: readonly string[]): Promise<Pop3Answer | null> {
    switch (verb) {
      case 'STAT':
        return yes(`${this.kept().length} ${this.bytes()}`);
      case 'LIST':
        return this.listing(words, (message) => String(message.bytes));
      case 'UIDL':
        return this.listing(words, (message) => message.unique);
      case 'RETR':
        return this.withLetter(words, (_, message) => this.content(message, null));
      case 'TOP':
        return this.withLetter(words, (_, message) => this.top(message, words[1]));
      case 'DELE':
        return this.withLetter(words, (number) => this.mark(number));
      case 'RSET':
        this.marked.clear();
        return yes(`${this.kept().length} messages`);
      case 'NOOP':
        return POP3_REPLIES.stillHere;
      default:
        return null;
    }
  }

  /** Removes what is marked; how many were, and how many could not be. */
  async update(): Promise<{ readonly removed: number; readonly left: number }> {
    const wanted = this.letters.filter((_, i) => this.marked.has(i + 1));
    const left = wanted.length === 0 ? 0 : await removeLetters(this.folder, wanted);
    return { removed: wanted.length - left, left };
  }

  /** Numbers and letters that are not marked. */
  private kept(): readonly (readonly [number, MaildropMessage])[] {
    return this.letters.map((message, i) => [i + 1, message] as const).filter(([number]) => !this.marked.has(number));
  }

  private bytes(): number {
    return this.kept().reduce((sum, [, message]) => sum + message.bytes, 0);
  }

  private listing(
    words: readonly string[],
    fact: (message: MaildropMessage) => string,
  ): Pop3Answer | Promise<Pop3Answer> {
    if (words.length > 0) return this.withLetter(words, (number, message) => yes(`${number} ${fact(message)}`));
    return list(
      `${this.kept().length} messages`,
      this.kept().map(([number, message]) => `${number} ${fact(message)}`),
    );
  }

  private withLetter(
    words: readonly string[],
    act: (number: number, message: MaildropMessage) => Pop3Answer | Promise<Pop3Answer>,
  ): Pop3Answer | Promise<Pop3Answer> {
    const number = wholeNumber(words[0]);
    const message = number === null ? undefined : this.letters[number - 1];
    if (number === null || !message) return POP3_REPLIES.noSuchMessage;
    return this.marked.has(number) ? POP3_REPLIES.marked : act(number, message);
  }

  private mark(number: number): Pop3Answer {
    this.marked.add(number);
    return POP3_REPLIES.willBeDeleted;
  }

  private top(message: MaildropMessage, lines: string | undefined): Pop3Answer | Promise<Pop3Answer> {
    const count = wholeNumber(lines);
    return count === null ? POP3_REPLIES.topWants : this.content(message, count);
  }

  private async content(message: MaildropMessage, lines: number | null): Promise<Pop3Answer> {
    const file = await openLetter(this.folder, message);
    if (!file) return POP3_REPLIES.gone;
    // The stream closes the file, read to its end or not.
    const bytes: AsyncIterable<Buffer> = file.createReadStream({ highWaterMark: 65_536 });
    return {
      ok: true,
      text: lines === null ? `${message.bytes} octets` : POP3_HEADINGS.top,
      body: wireForm(lines === null ? bytes : topOf(bytes, lines)),
    };
  }
}

function wholeNumber(word: string | undefined): number | null {
  return word !== undefined && /^\d{1,9}$/.test(word) ? Number(word) : null;
}
