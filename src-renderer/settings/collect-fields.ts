// The fields of fetching held mail. What a way of fetching does not know is not shown.
import { CollectMethod } from '../../src-main/contract/collect';
import { textAt } from '../form/document';
import type { Field, NamedField } from '../parts/field-list';
import { has, is } from '../form/fields';
import { plainFields } from '../form/plain-fields';
import { freshGrant, grantBeside } from '../sign-in/grant';
import { grantFields } from '../sign-in/grant-fields';
import { fetchingWords } from '../words/settings/fetching';
import { fieldWords } from '../words/fields';
import { connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';
import { signInWords } from '../words/sign-in';

/** True of a way of fetching that knows `key`. */
const knows = (key: string): ((base: unknown) => boolean) =>
  is('method', ...CollectMethod.options.filter(({ shape }) => key in shape).map(({ shape }) => shape.method.value));
const login = knows('username');
/** A way of fetching that logs in at a mailbox. */
export const isMailbox = knows('after');
const signsIn = has('signIn');
const grant = grantFields('signIn', signsIn);
const etrn = is('method', 'etrn');
/** ETRN alone needs no host: it asks the one that mail is sent to. */
const hostNeeded = (base: unknown): boolean => knows('host')(base) && !etrn(base);
/** Which way it is; what a new one needs, only the form knows. */
export const WAY: NamedField = { path: '', label: fetchingWords.method };
export const COLLECT: readonly Field[] = [
  {
    kind: 'list',
    path: 'domains',
    label: fetchingWords.fetchDomains,
    hint: fetchingWords.fetchDomainsHint,
    when: knows('domains'),
  },
  { kind: 'text', path: 'host', label: fieldWords.host, when: hostNeeded },
  {
    kind: 'number',
    path: 'port',
    label: fieldWords.port,
    when: hostNeeded,
  },
  {
    kind: 'maybe',
    path: 'host',
    label: connectorWords.etrnHost,
    hint: connectorWords.etrnHostHint,
    when: etrn,
  },
  {
    kind: 'number',
    path: 'port',
    label: connectorWords.etrnPort,
    blank: connectorWords.usual,
    when: (base) => etrn(base) && textAt(base, 'host') === '',
  },
  {
    kind: 'number',
    path: 'port',
    label: connectorWords.etrnPort,
    blank: '25',
    when: (base) => etrn(base) && textAt(base, 'host') !== '',
  },
  {
    kind: 'choice',
    path: 'security',
    label: fieldWords.security,
    choices: fieldWords.securityWords,
    when: is('method', 'atrn'),
  },
  { kind: 'choice', path: 'security', label: fieldWords.security, choices: fieldWords.tlsWords, when: isMailbox },
  { kind: 'text', path: 'username', label: fieldWords.username, when: login },
  {
    kind: 'toggle',
    path: 'signIn',
    label: signInWords.instead,
    hint: signInWords.insteadHint,
    on: freshGrant('other'),
    off: null,
    when: login,
  },
  { kind: 'password', path: 'password', label: fieldWords.password, when: (base) => login(base) && !signsIn(base) },
  ...grant.needed,
  ...grant.more,
  {
    kind: 'switch',
    path: 'verifyCertificate',
    label: fieldWords.verify,
    when: (base) => login(base) && textAt(base, 'security') !== 'none',
  },
  { kind: 'text', path: 'mailbox', label: fetchingWords.mailbox, when: is('method', 'imap') },
  { kind: 'choice', path: 'after', label: fetchingWords.after, choices: fetchingWords.afterWords, when: isMailbox },
  { kind: 'text', path: 'moveTo', label: fetchingWords.moveTo, when: is('after', 'move') },
  {
    kind: 'maybe',
    path: 'deliverTo',
    label: fetchingWords.deliverTo,
    hint: fetchingWords.deliverToHint,
    when: isMailbox,
  },
  {
    kind: 'maybe',
    path: 'envelopeHeader',
    label: connectorWords.envelopeHeader,
    hint: connectorWords.envelopeHeaderHint,
    when: (base) => isMailbox(base) && textAt(base, 'deliverTo') === '',
  },
  {
    kind: 'number',
    path: 'maxMessages',
    label: connectorWords.mostMessages,
    blank: savingWords.unlimited,
    when: isMailbox,
  },
  {
    kind: 'size',
    path: 'maxMessageBytes',
    label: connectorWords.largest,
    blank: savingWords.unlimited,
    when: isMailbox,
  },
  {
    kind: 'argv',
    path: 'command',
    label: fetchingWords.command,
    hint: fieldWords.argvHint,
    wide: true,
    when: is('method', 'command'),
  },
  ...CollectMethod.options.flatMap(({ shape }) => plainFields(shape, fetchingWords.own, knows)),
];
export const COLLECT_TIMES: Field = {
  kind: 'toggle',
  path: 'schedule',
  label: connectorWords.ownTimes,
  hint: connectorWords.ownTimesHint,
  on: { kind: 'every', minutes: 60 },
  off: null,
  when: (base) => textAt(base, 'method') !== 'none',
};
/** Painted in an editor of their own. */
export const FETCH_TIMES: NamedField = {
  path: 'schedule.kind',
  label: connectorWords.whenFetched,
  when: has('schedule'),
};
export const FETCH_AGAIN: NamedField = {
  path: 'schedule.everyMinutes',
  label: savingWords.again,
  when: is('schedule.kind', 'weekly'),
};

/** As they are for one way: its sign-in begins as that of sending, or with whoever has its host. */
export function collectFields(way: unknown, auth: unknown): readonly Field[] {
  return COLLECT.map((field) =>
    field.kind === 'toggle' && field.path === 'signIn' ? { ...field, on: grantBeside(way, auth) } : field,
  );
}
