// The fields of what lets programs in: a listener with its certificate, and an account.
import type { Field } from '../parts/field-list';
import { has, is } from '../form/fields';
import { fieldWords } from '../words/fields';
import { formWords, connectorWords } from '../words/settings-forms';

const encrypted = is('tls', 'starttls', 'implicit');
const ownFiles = (base: unknown): boolean => encrypted(base) && has('certificate')(base);
/** Of a door that offers encryption. */
export const CERTIFICATE: readonly Field[] = [
  {
    kind: 'toggle',
    path: 'certificate',
    label: formWords.certificate,
    hint: formWords.certificateHint,
    on: { certFile: '', keyFile: '' },
    off: 'self-signed',
    when: encrypted,
  },
  { kind: 'file', path: 'certificate.certFile', label: formWords.certFile, when: ownFiles },
  { kind: 'file', path: 'certificate.keyFile', label: formWords.keyFile, when: ownFiles },
];

export const LISTENER: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
  { kind: 'text', path: 'address', label: fieldWords.address },
  { kind: 'number', path: 'port', label: fieldWords.port },
  { kind: 'switch', path: 'enabled', label: fieldWords.enabled },
  { kind: 'choice', path: 'tls', label: fieldWords.tls, choices: fieldWords.tlsWords },
  ...CERTIFICATE,
  { kind: 'choice', path: 'authentication', label: fieldWords.authentication, choices: fieldWords.authWords },
  {
    kind: 'switch',
    path: 'authenticateWithoutTls',
    label: fieldWords.plainLogin,
    when: is('authentication', 'optional', 'required'),
  },
  { kind: 'list', path: 'access.allow', label: fieldWords.allow, hint: fieldWords.allowHint },
  { kind: 'list', path: 'access.deny', label: fieldWords.deny },
  { kind: 'list', path: 'relay.allow', label: fieldWords.relayAllow, hint: fieldWords.relayHint },
  { kind: 'switch', path: 'relay.authenticated', label: fieldWords.relayLogin },
  { kind: 'size', path: 'maxMessageBytes', label: connectorWords.largestMessage },
  { kind: 'number', path: 'maxRecipients', label: fieldWords.maxRecipients },
  { kind: 'number', path: 'maxConnections', label: fieldWords.maxConnections },
  { kind: 'number', path: 'maxConnectionsPerClient', label: fieldWords.maxPerClient },
  { kind: 'maybe', path: 'greetingName', label: connectorWords.greeting, hint: connectorWords.greetingHint },
  { kind: 'maybe', path: 'rewriteSender', label: fieldWords.rewrite, hint: fieldWords.rewriteHint },
  { kind: 'switch', path: 'remoteTriggered', label: fieldWords.remote },
];

export const ACCOUNT: readonly Field[] = [
  { kind: 'text', path: 'username', label: fieldWords.username },
  { kind: 'password', path: 'password', label: fieldWords.password },
  { kind: 'list', path: 'dequeueDomains', label: fieldWords.dequeue },
  { kind: 'switch', path: 'mayRelay', label: fieldWords.mayRelay },
];
