// The fields of the general screen: what belongs to no connector, listener, line or
// account.
import { PROTOCOL_FIELDS } from '../../src-main/contract/protocol-fields';
import { textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { has, is } from '../form/fields';
import { attentionWords } from '../words/attention';
import { fieldWords } from '../words/fields';
import { formWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';
import { updateFieldWords } from '../words/settings-screens';
import { CERTIFICATE } from './door-fields';

export const OFFICE: readonly Field[] = [
  { kind: 'text', path: 'organization.name', label: fieldWords.orgName },
  { kind: 'list', path: 'organization.domains', label: fieldWords.domains, hint: formWords.domainsMeaning },
  { kind: 'made', path: 'organization.hostname', label: fieldWords.hostname, hint: fieldWords.hostnameHint },
  { kind: 'made', path: 'organization.postmaster', label: fieldWords.postmaster, hint: fieldWords.postmasterHint },
];

export const KEEPING: readonly Field[] = [
  { kind: 'number', path: 'keepDeliveredDays', label: formWords.keepDelivered, hint: formWords.keepDeliveredHint },
];

export const NOTICES: readonly Field[] = [
  { kind: 'switch', path: 'postmasterCopies', label: formWords.postmasterCopies },
  { kind: 'switch', path: 'largeMail', label: formWords.largeMail },
  { kind: 'maybe', path: 'heartbeat.to', label: formWords.heartbeat, hint: formWords.heartbeatHint },
  {
    kind: 'choice',
    path: 'heartbeat.after',
    label: formWords.heartbeatAfter,
    choices: formWords.heartbeatWords,
    when: (base) => !is('heartbeat.to', null)(base),
  },
  {
    kind: 'text',
    path: 'heartbeat.at',
    label: formWords.heartbeatAt,
    hint: formWords.heartbeatAtHint,
    when: (base) => !is('heartbeat.to', null)(base) && is('heartbeat.after', 'daily')(base),
  },
];

/** Each is off while it is empty. */
export const WARNINGS: readonly Field[] = Object.entries(attentionWords.limits).map(([path, label]): Field => ({
  kind: 'number',
  path,
  label,
  blank: savingWords.blankNever,
}));

const on = is('enabled', true);
export const POP3: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: formWords.pop3On, hint: formWords.pop3Hint },
  { kind: 'text', path: 'address', label: fieldWords.address, when: on },
  { kind: 'number', path: 'port', label: fieldWords.port, when: on },
  { kind: 'choice', path: 'tls', label: fieldWords.tls, choices: fieldWords.tlsWords, when: on },
  ...CERTIFICATE.map((field): Field => ({ ...field, when: (base) => on(base) && (field.when?.(base) ?? true) })),
  {
    kind: 'switch',
    path: 'authenticateWithoutTls',
    label: formWords.pop3Plain,
    hint: formWords.pop3PlainHint,
    when: on,
  },
  { kind: 'list', path: 'access.allow', label: fieldWords.allow, hint: fieldWords.allowHint, when: on },
  { kind: 'list', path: 'access.deny', label: fieldWords.deny, when: on },
  { kind: 'number', path: 'maxConnections', label: fieldWords.maxConnections, when: on },
];

export const LEVELS: readonly Field[] = [
  { kind: 'choice', path: 'levels.default', label: formWords.levelDefault, choices: formWords.levelWords },
  ...Object.entries(formWords.subjects).map(([subject, label]): Field => ({
    kind: 'choice',
    path: `levels.${subject}`,
    label,
    choices: formWords.levelWords,
    none: formWords.levelSame,
    absent: true,
  })),
  { kind: 'number', path: 'revertAfterMinutes', label: formWords.revert },
];

export const PROTOCOL: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: formWords.protocolOn, hint: formWords.protocolHint },
  { kind: 'choice', path: 'period', label: formWords.period, choices: formWords.periodWords, when: on },
  { kind: 'size', path: 'maxBytes', label: formWords.fileSize, when: (base) => on(base) && is('period', 'size')(base) },
  { kind: 'number', path: 'keepDays', label: formWords.keepDays, when: on },
  { kind: 'maybe', path: 'folder', label: formWords.folder, hint: formWords.folderHint, when: on },
  { kind: 'toggle', path: 'fields', label: formWords.fewerFields, on: [], off: null, when: on },
  {
    kind: 'several',
    path: 'fields',
    label: formWords.fieldsLabel,
    hint: formWords.fieldsHint,
    choices: Object.fromEntries(PROTOCOL_FIELDS.map((name) => [name, name])),
    when: (base) => on(base) && has('fields')(base),
  },
];

export const LANGUAGE: readonly Field[] = [
  {
    kind: 'choice',
    path: 'language',
    label: formWords.languageLabel,
    hint: formWords.languageHint,
    choices: (document) =>
      textAt(document, 'language') === 'en-XA'
        ? { ...formWords.languageWords, 'en-XA': formWords.languageMarked }
        : formWords.languageWords,
  },
];

export const DESKTOP: readonly Field[] = [
  { kind: 'switch', path: 'startAtLogin', label: formWords.startAtLogin },
  { kind: 'switch', path: 'startHidden', label: formWords.startHidden },
  { kind: 'switch', path: 'notify', label: formWords.notify },
];

export const UPDATES: readonly Field[] = [
  { kind: 'maybe', path: 'feed', label: updateFieldWords.feed, hint: updateFieldWords.feedHint },
];

export const PRACTICE: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: formWords.practiceOn, hint: formWords.practiceHint },
  { kind: 'number', path: 'port', label: formWords.practicePort, when: on },
];
