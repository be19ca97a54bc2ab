// The fields of a host that mail is sent to, with its login.
import { textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { is } from '../form/fields';
import { fieldWords } from '../words/fields';
import { connectorWords } from '../words/settings-forms';

/** What a login needs before anything is typed; the name is kept. */
function freshLogin(kind: string, before: unknown): object {
  const username = textAt(before, 'username');
  if (kind === 'password') return { username, password: null };
  return kind === 'oauth2'
    ? { provider: 'microsoft', username, clientId: '', clientSecret: null, refreshToken: null, tokenUrl: null }
    : {};
}

const oauth = is('auth.kind', 'oauth2');
const OAUTH: readonly Field[] = [
  {
    kind: 'choice',
    path: 'auth.provider',
    label: connectorWords.provider,
    choices: connectorWords.providerWords,
    when: oauth,
  },
  {
    kind: 'text',
    path: 'auth.clientId',
    label: connectorWords.clientId,
    hint: connectorWords.clientIdHint,
    when: oauth,
  },
  {
    kind: 'password',
    path: 'auth.clientSecret',
    label: connectorWords.clientSecret,
    hint: connectorWords.clientSecretHint,
    when: oauth,
  },
  {
    kind: 'password',
    path: 'auth.refreshToken',
    label: connectorWords.refreshToken,
    hint: connectorWords.refreshTokenHint,
    when: oauth,
  },
  {
    kind: 'maybe',
    path: 'auth.tokenUrl',
    label: connectorWords.tokenUrl,
    hint: connectorWords.tokenUrlHint,
    when: oauth,
  },
];

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
  ...OAUTH,
  { kind: 'switch', path: 'verifyCertificate', label: fieldWords.verify, when: is('security', 'starttls', 'implicit') },
];
/** What hardly anybody needs to say of a host. */
export const HOST_MORE: readonly Field[] = [
  { kind: 'switch', path: 'helo', label: connectorWords.helo, hint: connectorWords.heloHint },
];
