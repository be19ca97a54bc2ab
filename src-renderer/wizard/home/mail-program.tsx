// What somebody types into a mail program, both halves, to print or to copy: the server
// that takes mail and the one that hands it out, and each person's login. No password.
import type { ReactNode } from 'react';
import { listAt, read, textAt } from '../../form/document';
import { type PaperSheet, SheetFacts } from '../../handout/sheet';
import { usePaperSheet } from '../../handout/shown';
import { Facts } from '../../parts/page';
import { isEverywhere, isLoopback } from '../../../src-main/contract/listener';
import { fieldWords } from '../../words/fields';
import { handoutWords } from '../../words/handout';
import { peopleWords } from '../../words/people';
import { rolesOf } from '../draft';
import { TakeAway } from '../take-away';
import { peopleOf } from './people';
import styles from './people.module.css';

type Facts = readonly (readonly [string, string])[];
type Half = readonly [title: string, facts: Facts];

export function MailProgram({ draft }: { readonly draft: unknown }): ReactNode {
  const halves: readonly Half[] = [
    [peopleWords.sending, sendingFacts(draft)],
    [peopleWords.fetching, fetchingFacts(draft)],
  ];
  const notes = [...loginsOf(draft), ...(asksToTrust(draft) ? [peopleWords.trust] : [])];
  const text = [
    peopleWords.typeIn,
    ...halves.flatMap(([title, facts]) => [
      '',
      title,
      ...facts.map(([name, value]) => handoutWords.named(name, value)),
    ]),
    '',
    ...notes,
  ].join('\n');
  const sheet = mailProgramSheet(halves, notes);
  usePaperSheet(async () => sheet);
  return (
    <TakeAway text={text} sheet={sheet}>
      {halves.map(([title, facts]) => (
        <section key={title} aria-label={title}>
          <h4 className={styles['half']}>{title}</h4>
          <Facts facts={facts} />
        </section>
      ))}
      {notes.map((note) => (
        <p key={note} className={styles['hint']}>
          {note}
        </p>
      ))}
    </TakeAway>
  );
}

function mailProgramSheet(halves: readonly Half[], notes: readonly string[]): PaperSheet {
  return {
    title: peopleWords.typeIn,
    body: (
      <>
        {halves.map(([title, facts]) => (
          <section key={title}>
            <h2>{title}</h2>
            <SheetFacts facts={facts} />
          </section>
        ))}
        {notes.length > 0 && <div className="ruled" />}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </>
    ),
  };
}

function sendingFacts(draft: unknown): Facts {
  const { listener } = rolesOf(draft);
  const door = read(draft, listener);
  return [...placeOf(door), [peopleWords.login, sendingLogin(draft, door)]];
}

function sendingLogin(draft: unknown, door: unknown): string {
  const authentication = textAt(door, 'authentication');
  if (authentication === 'off' || !takesPasswords(door)) return peopleWords.loginNone;
  if (peopleOf(draft).some(({ login }) => login !== null)) return peopleWords.loginEach;
  return authentication === 'required' ? peopleWords.loginOffered : peopleWords.loginNone;
}

/** From this computer itself passwords are always taken; over the network only encrypted, unless somebody said so. */
function takesPasswords(door: unknown): boolean {
  return (
    isLoopback(textAt(door, 'address')) ||
    textAt(door, 'tls') !== 'none' ||
    read(door, 'authenticateWithoutTls') === true
  );
}

function fetchingFacts(draft: unknown): Facts {
  const opens = read(draft, 'pop3.enabled') === true && peopleOf(draft).some(({ login }) => login !== null);
  if (!opens) return [[peopleWords.server, peopleWords.noDoor]];
  return [...placeOf(read(draft, 'pop3')), [peopleWords.login, peopleWords.loginEach]];
}

/** Server, port and security of a door. */
function placeOf(door: unknown): Facts {
  const address = textAt(door, 'address');
  const tls = (['starttls', 'implicit'] as const).find((one) => one === textAt(door, 'tls')) ?? 'none';
  return [
    [peopleWords.server, peopleWords.thisComputer(isEverywhere(address) ? '' : address)],
    [peopleWords.port, textAt(door, 'port')],
    [peopleWords.security, fieldWords.tlsWords[tls]],
  ];
}

const loginsOf = (draft: unknown): readonly string[] =>
  peopleOf(draft).flatMap(({ address, login }) => (login === null ? [] : [peopleWords.whose(address, login)]));

const asksToTrust = (draft: unknown): boolean =>
  [...listAt(draft, 'listeners').slice(0, 1), read(draft, 'pop3')].some(
    (door) =>
      !['', 'none'].includes(textAt(door, 'tls')) && (read(door, 'certificate') ?? 'self-signed') === 'self-signed',
  );
