// The fields of the general screen: what belongs to no connector, listener, line or
// account.
import { PROTOCOL_FIELDS } from '../../src-main/contract/protocol-fields';
import type { Field } from '../parts/field-list';
import { has, is } from '../form/fields';
import { N } from '../words/attention';
import { L } from '../words/fields';
import { F } from '../words/settings-forms';
import { S } from '../words/saving';
import { CERTIFICATE } from './field-lists';

export const OFFICE: readonly Field[] = [
  { kind: 'text', path: 'organization.name', label: L.orgName },
  { kind: 'list', path: 'organization.domains', label: L.domains, hint: F.domainsMeaning },
  { kind: 'made', path: 'organization.hostname', label: L.hostname, hint: L.hostnameHint },
  { kind: 'made', path: 'organization.postmaster', label: L.postmaster, hint: L.postmasterHint },
];

export const NOTICES: readonly Field[] = [
  { kind: 'switch', path: 'postmasterCopies', label: F.postmasterCopies },
  { kind: 'switch', path: 'largeMail', label: F.largeMail },
  { kind: 'maybe', path: 'heartbeat.to', label: F.heartbeat, hint: F.heartbeatHint },
  {
    kind: 'choice',
    path: 'heartbeat.after',
    label: F.heartbeatAfter,
    choices: F.heartbeatWords,
    when: (base) => !is('heartbeat.to', null)(base),
  },
  {
    kind: 'text',
    path: 'heartbeat.at',
    label: F.heartbeatAt,
    hint: F.heartbeatAtHint,
    when: (base) => !is('heartbeat.to', null)(base) && is('heartbeat.after', 'daily')(base),
  },
];

/** Each is off while it is empty. */
export const WARNINGS: readonly Field[] = Object.entries(N.limits).map(([path, label]): Field => ({
  kind: 'number',
  path,
  label,
  blank: S.blankNever,
}));

const on = is('enabled', true);
export const POP3: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: F.pop3On, hint: F.pop3Hint },
  { kind: 'text', path: 'address', label: L.address, when: on },
  { kind: 'number', path: 'port', label: L.port, when: on },
  { kind: 'choice', path: 'tls', label: L.tls, choices: L.tlsWords, when: on },
  ...CERTIFICATE.map((field): Field => ({ ...field, when: (base) => on(base) && (field.when?.(base) ?? true) })),
  { kind: 'switch', path: 'authenticateWithoutTls', label: F.pop3Plain, hint: F.pop3PlainHint, when: on },
  { kind: 'list', path: 'access.allow', label: L.allow, hint: L.allowHint, when: on },
  { kind: 'list', path: 'access.deny', label: L.deny, when: on },
  { kind: 'number', path: 'maxConnections', label: L.maxConnections, when: on },
];

export const LEVELS: readonly Field[] = [
  { kind: 'choice', path: 'levels.default', label: F.levelDefault, choices: F.levelWords },
  ...Object.entries(F.subjects).map(([subject, label]): Field => ({
    kind: 'choice',
    path: `levels.${subject}`,
    label,
    choices: F.levelWords,
    none: F.levelSame,
    absent: true,
  })),
  { kind: 'number', path: 'revertAfterMinutes', label: F.revert },
];

export const PROTOCOL: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: F.protocolOn, hint: F.protocolHint },
  { kind: 'choice', path: 'period', label: F.period, choices: F.periodWords, when: on },
  { kind: 'size', path: 'maxBytes', label: F.fileSize, when: (base) => on(base) && is('period', 'size')(base) },
  { kind: 'number', path: 'keepDays', label: F.keepDays, when: on },
  { kind: 'maybe', path: 'folder', label: F.folder, hint: F.folderHint, when: on },
  { kind: 'toggle', path: 'fields', label: F.fewerFields, on: [], off: null, when: on },
  {
    kind: 'several',
    path: 'fields',
    label: F.fieldsLabel,
    hint: F.fieldsHint,
    choices: Object.fromEntries(PROTOCOL_FIELDS.map((name) => [name, name])),
    when: (base) => on(base) && has('fields')(base),
  },
];

export const DESKTOP: readonly Field[] = [
  { kind: 'switch', path: 'startAtLogin', label: F.startAtLogin },
  { kind: 'switch', path: 'startHidden', label: F.startHidden },
  { kind: 'switch', path: 'notify', label: F.notify },
];

export const PRACTICE: readonly Field[] = [
  { kind: 'switch', path: 'enabled', label: F.practiceOn, hint: F.practiceHint },
  { kind: 'number', path: 'port', label: F.practicePort, when: on },
];
