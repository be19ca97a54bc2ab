// Before a mailbox is open (RFC 1939 §4): who is it? USER and PASS, or AUTH PLAIN
// (RFC 5034, RFC 4616). Passwords cross a line in clear text only where it is
// encrypted, stays in this computer, or the settings say so. After wrong ones the
// next is looked at ever later, and the third ends the connection.
import type { Pop3Answer } from './answer';
import type { Pop3Rules, LogIn } from './deps';
import { POP3_REPLIES } from './replies';
import { pop3Words } from '../words/doors';

export interface Pop3Caller {
  /** Without IPv6's mark of a mapped IPv4 address. */
  readonly address: string;
  readonly secure: boolean;
}

/** Gave the right password. */
export interface Entrant {
  readonly folder: string;
  readonly account: string;
}

const GUESSES = 3;
/** No name holds one; behind a line end of another kind the password may stand, and names go into the log. */
const CONTROL = /[\x00-\x1f\x7f]/;

export function mayLogInToMailbox({ settings }: Pop3Rules, caller: Pop3Caller): boolean {
  return caller.secure || settings.authenticateWithoutTls || /^(127\.|::1$)/.test(caller.address);
}

/** One connection's way to a mailbox. */
export class Authorization {
  private name: string | null = null;
  private wrong = 0;

  /** `ask` sends a challenge and resolves with the line that answers it, null when none will come. */
  constructor(
    private readonly rules: Pop3Rules,
    private readonly ask: (challenge: string) => Promise<string | null>,
  ) {}

  /** RFC 2595 §4: what was said before the encryption counts for nothing after it. */
  forget(): void {
    this.name = null;
  }

  /** Whose mailbox it is, an answer, or null where the command is none of these. */
  async answer(verb: string, rest: string, caller: Pop3Caller): Promise<Entrant | Pop3Answer | null> {
    if (!/^(USER|PASS|AUTH)$/.test(verb)) return null;
    if (!mayLogInToMailbox(this.rules, caller)) return POP3_REPLIES.encrypt;
    if (verb === 'AUTH') return this.plain(rest, caller);
    if (verb === 'USER') {
      this.name = CONTROL.test(rest) ? null : rest;
      return rest === '' || this.name === null ? POP3_REPLIES.userWantsName : POP3_REPLIES.password;
    }
    const name = this.name;
    this.name = null;
    return name === null ? POP3_REPLIES.userFirst : this.logIn(name, rest, caller);
  }

  private async plain(rest: string, caller: Pop3Caller): Promise<Entrant | Pop3Answer> {
    const [mechanism = '', first] = rest.split(/ +/);
    if (mechanism.toUpperCase() !== 'PLAIN') return POP3_REPLIES.onlyPlain;
    const text = first ?? (await this.ask(''));
    // RFC 5034 §4: "*" is a change of mind.
    if (text === null || text === '*') return POP3_REPLIES.nothingTried;
    const [as, name, password, more] = Buffer.from(text, 'base64').toString('utf8').split('\0');
    if (name === undefined || password === undefined || more !== undefined || CONTROL.test(name))
      return POP3_REPLIES.noAnswerToPlain;
    return as !== '' && as !== name ? POP3_REPLIES.nobodyElse : this.logIn(name, password, caller);
  }

  private async logIn(name: string, password: string, caller: Pop3Caller): Promise<Entrant | Pop3Answer> {
    const { deps } = this.rules;
    const seen: { login: LogIn } = { login: { ok: false, why: 'wrong' } };
    const look = (): boolean => {
      seen.login = deps.logIn(name, password);
      return seen.login.ok || seen.login.why === 'no-mailbox';
    };
    const tried = await deps.guesses.attempt({ address: caller.address, account: name, password, look });
    if (tried !== 'right') return this.refuse(name, caller, tried);
    const found = seen.login;
    if (!found.ok) return POP3_REPLIES.noMailbox;
    return { folder: found.folder, account: name };
  }

  private refuse(name: string, { address }: Pop3Caller, why: 'wrong' | 'too-many'): Pop3Answer {
    const { deps } = this.rules;
    this.wrong++;
    const text = why === 'wrong' ? pop3Words.log.wrongLogin : pop3Words.log.unseenLogin;
    deps.log.write('relay', 'minimum', text, { account: name.slice(0, 100), remote: address });
    if (why === 'too-many') return POP3_REPLIES.tooManyTries;
    return this.wrong < GUESSES ? POP3_REPLIES.wrong : POP3_REPLIES.enough;
  }
}
