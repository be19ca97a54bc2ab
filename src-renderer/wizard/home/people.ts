// The people of the office in the wizard's draft (pure): each is a mailbox of the way home
// and the login that opens it, by POP3 and for sending. One name and one password make
// both; with the first of them the POP3 door is opened.
import { asObject, listAt, read, textAt, write } from '../../form/document';
import { Pop3 } from '../../../src-main/contract/pop3';
import { defaultsOf, freshAccount, NEW_MAILBOX } from '../../settings/fresh';
import { isLoopback } from '../../../src-main/contract/listener';
import { freePort, HERE } from '../../settings/listener-presets';
import { rolesOf } from '../draft';

export interface Person {
  /** What stands before the @; of a mailbox at another domain than the first the whole address. */
  readonly name: string;
  readonly address: string;
  /** null: a mailbox that nobody opens by a login. */
  readonly login: string | null;
}

/** Where the mailboxes stand in the draft. */
export const boxesAt = (draft: unknown): string => `${rolesOf(draft).local}.route.mailboxes`;

const domainOf = (draft: unknown): string => String(listAt(draft, 'organization.domains')[0] ?? '');
const localOf = (address: string): string => address.split('@')[0] ?? '';
const addressFor = (draft: unknown, name: string): string => (name.includes('@') ? name : `${name}@${domainOf(draft)}`);

export function peopleOf(draft: unknown): readonly Person[] {
  return listAt(draft, boxesAt(draft)).map((box) => {
    const address = textAt(box, 'address');
    const ours = address.endsWith(`@${domainOf(draft)}`);
    return { name: ours ? localOf(address) : address, address, login: textAt(box, 'account') || null };
  });
}

/** Where the password of person `i` stands; null: there is no login. */
export function passwordAt(draft: unknown, i: number): string | null {
  const { login } = peopleOf(draft)[i] ?? { login: null };
  const at = listAt(draft, 'accounts').findIndex((account) => read(account, 'username') === login);
  return login === null || at < 0 ? null : `accounts[${at}].password`;
}

/** One more, with nothing typed yet; the door through which mail is fetched is open from then on. */
export function withPerson(draft: unknown): unknown {
  const boxes = listAt(draft, boxesAt(draft));
  const login = freeLogin(draft, '');
  const accounts = [...listAt(draft, 'accounts'), { ...freshAccount(), username: login, password: '' }];
  const next = write(write(draft, 'accounts', accounts), boxesAt(draft), [
    ...boxes,
    { ...NEW_MAILBOX, address: addressFor(draft, ''), account: login },
  ]);
  if (read(next, 'pop3.enabled') === true) return next;
  const pop3 = { ...defaultsOf(Pop3.shape), port: freePort(next, USUAL_PORT), ...asObject(read(next, 'pop3')) };
  return write(next, 'pop3', { ...pop3, enabled: true, ...doorOf(next) });
}

const USUAL_PORT = 1100;

/** Another name; a login that was made from the name before follows it. */
export function named(draft: unknown, i: number, name: string): unknown {
  const before = peopleOf(draft)[i];
  if (!before) return draft;
  const at = `${boxesAt(draft)}[${i}]`;
  const next = write(draft, `${at}.address`, addressFor(draft, name));
  const account = listAt(draft, 'accounts').findIndex((a) => read(a, 'username') === before.login);
  if (account < 0 || before.login === null || !isMade(before.login, localOf(before.address))) return next;
  const login = freeLogin(write(next, `accounts[${account}].username`, ''), localOf(name));
  return write(write(next, `accounts[${account}].username`, login), `${at}.account`, login);
}

/** Without person `i`; the login goes too where it opens nothing else. */
export function withoutPerson(draft: unknown, i: number): unknown {
  const gone = peopleOf(draft)[i];
  const boxes = listAt(draft, boxesAt(draft)).filter((_, j) => j !== i);
  const next = write(draft, boxesAt(draft), boxes);
  const accounts = listAt(draft, 'accounts').filter(
    (a) => read(a, 'username') !== gone?.login || listAt(a, 'dequeueDomains').length > 0,
  );
  return write(next, 'accounts', accounts);
}

/** Where the door for fetching stands: beside the one for handing in, with TLS where others reach it. */
export function doorOf(draft: unknown): object {
  const address = textAt(draft, `${rolesOf(draft).listener}.address`);
  const here = address === '' || isLoopback(address);
  return here ? { address: '127.0.0.1', tls: 'none' } : { address, tls: 'starttls' };
}

/** The draft with the door for handing in open to the office's network, or to this computer alone. */
export function openedTo(draft: unknown, who: 'here' | 'network', network: readonly string[]): unknown {
  const { listener } = rolesOf(draft);
  const moved = write(draft, `${listener}.address`, who === 'network' ? '0.0.0.0' : '127.0.0.1');
  const next = write(moved, `${listener}.relay.allow`, who === 'network' ? network : HERE);
  return read(next, 'pop3.enabled') === true
    ? write(next, 'pop3', { ...asObject(read(next, 'pop3')), ...doorOf(next) })
    : next;
}

/** "anna", or "anna-2" where another login has the name. */
function isMade(login: string, name: string): boolean {
  const [stem, number] = [login.slice(0, made(name).length), login.slice(made(name).length)];
  return stem === made(name) && /^(?:-\d+)?$/.test(number);
}

/** A login is never empty, also while the name still is. */
const made = (name: string): string => (name === '' ? 'mailbox' : name);

function freeLogin(draft: unknown, name: string): string {
  const taken = new Set(listAt(draft, 'accounts').map((a) => textAt(a, 'username').toLowerCase()));
  let login = made(name);
  for (let n = 2; taken.has(login.toLowerCase()); n++) login = `${made(name)}-${n}`;
  return login;
}
