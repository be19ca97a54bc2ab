// Cases of the login: that it is missing, too early, or refused, in the dialects of
// the providers most offices use. The password is never part of a sentence.
import { type Case, casesOf } from './symptom';
import { loginCaseWords } from '../../words/cases/login';

export const LOGIN_CASES: readonly Case[] = casesOf(loginCaseWords, [
  {
    id: 'login-none-stored',
    stages: ['auth'],
    codes: [0],
    faults: ['no-password'],
    means: 'safe',
  },
  {
    id: 'login-not-offered',
    stages: ['auth'],
    codes: [0],
    faults: ['no-login'],
    means: 'safe',
  },
  {
    id: 'login-unknown-methods',
    stages: ['auth'],
    codes: [0],
    faults: ['unknown-logins'],
    means: 'safe',
  },
  {
    id: 'login-google-app-password',
    stages: ['auth'],
    words: /application-specific password|app(?:lication)?[- ]password|InvalidSecondFactor/i,
    means: 'safe',
  },
  {
    id: 'login-google-web',
    stages: ['auth'],
    words: /WebLoginRequired|log in (?:via|with) (?:your )?web browser|5\.7\.14/i,
    means: 'safe',
  },
  {
    id: 'login-google',
    stages: ['auth'],
    words: /BadCredentials|gsmtp/i,
    means: 'safe',
  },
  {
    id: 'login-microsoft-smtp-off',
    stages: ['auth', 'mail'],
    words: /SmtpClientAuth[a-z]* is disabled/i,
    means: 'safe',
  },
  {
    id: 'login-microsoft-basic',
    stages: ['auth', 'mail'],
    words: /basic authentication is (?:disabled|not supported)/i,
    means: 'safe',
  },
  {
    id: 'login-microsoft',
    stages: ['auth'],
    words: /5\.7\.139|5\.7\.3 authentication unsuccessful|outlook\.com|prod\.(?:outlook|exchangelabs)/i,
    means: 'safe',
  },
  {
    id: 'login-locked',
    stages: ['auth'],
    words:
      /too many (?:bad|failed|invalid|login|auth)|AUTH005|locked|suspend|disabled account|account (?:is )?(?:disabled|blocked)/i,
    means: 'safe',
  },
  {
    id: 'login-smtp-off',
    stages: ['auth'],
    words:
      /(?:smtp|pop|imap).*(?:not (?:enabled|allowed|activated)|disabled|deactivated)|(?:enable|activate) (?:smtp|pop|imap)/i,
    means: 'safe',
  },
  {
    id: 'login-token',
    stages: ['auth'],
    words: /xoauth2|bearer|token|oauth/i,
    means: 'safe',
  },
  {
    id: 'login-needs-tls',
    stages: ['auth', 'mail', 'rcpt'],
    words: /^5(?:30|38) .*(?:STARTTLS|TLS|encrypt|SSL)/i,
    means: 'safe',
  },
  {
    id: 'login-weak',
    stages: ['auth'],
    codes: [534],
    means: 'safe',
  },
  {
    id: 'login-transition',
    stages: ['auth'],
    codes: [432],
    means: 'safe',
  },
  {
    id: 'login-454',
    stages: ['auth'],
    codes: [421, 450, 451, 454],
    means: 'safe',
  },
  {
    id: 'login-method-refused',
    stages: ['auth'],
    codes: [500, 501, 502, 503, 504],
    means: 'safe',
  },
  {
    id: 'login-wrong',
    stages: ['auth'],
    codes: [535, 550, 553, 554, 530, 525],
    means: 'safe',
  },
  {
    id: 'login-other',
    stages: ['auth'],
    means: 'safe',
  },
]);
