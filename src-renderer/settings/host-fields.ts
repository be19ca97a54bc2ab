// The fields of a host that mail is sent to, with its login.
import { textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { is } from '../form/fields';
import { freshGrant } from '../sign-in/grant';
import { providerOfHost } from '../../src-main/contract/sign-in/hosts';
import { grantFields } from '../sign-in/grant-fields';
import { fieldWords } from '../words/fields';
import { connectorWords } from '../words/settings-forms';

/** What a login needs before anything is typed; the name is kept. */
function freshLogin(kind: string, before: unknown, host: unknown): object {
  const username = textAt(before, 'username');
  if (kind === 'password') return { username, password: null };
  return kind === 'oauth2' ? { username, ...freshGrant(providerOfHost(textAt(host, 'host'))) } : {};
}

const grant = grantFields('auth', is('auth.kind', 'oauth2'));

export const HOST: readonly Field[] = [
  { kind: 'text', path: 'host', label: fieldWords.host },
  { kind: 'number', path: 'port', label: fieldWords.port },
  { kind: 'choice', path: 'security', label: fieldWords.security, choices: fieldWords.securityWords },
  {
    kind: 'variant',
    path: 'auth',
    tag: 'kind',
    label: fieldWords.login,
    choices: connectorWords.loginWords,
    fresh: freshLogin,
  },
  { kind: 'text', path: 'auth.username', label: fieldWords.username, when: is('auth.kind', 'password', 'oauth2') },
  { kind: 'password', path: 'auth.password', label: fieldWords.password, when: is('auth.kind', 'password') },
  ...grant.needed,
  { kind: 'switch', path: 'verifyCertificate', label: fieldWords.verify, when: is('security', 'starttls', 'implicit') },
];
/** What hardly anybody needs to say of a host. */
export const HOST_MORE: readonly Field[] = [
  ...grant.more,
  { kind: 'switch', path: 'helo', label: connectorWords.helo, hint: connectorWords.heloHint },
];
