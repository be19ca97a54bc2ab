// Cases of asking the provider for held mail: ETRN (RFC 1985), ATRN (RFC 2645), and
// the mailboxes read by POP3 and IMAP.
import type { Case } from './symptom';

export const COLLECT_CASES: readonly Case[] = [
  {
    id: 'collect-458',
    stages: ['collect'],
    words: /\b458\b/,
    cause: 'The provider cannot start sending our mail now (458): {said}',
    means: 'inbound',
    steps: ['Usually a run is going on already; it is asked again in the next session.'],
  },
  {
    id: 'collect-459',
    stages: ['collect'],
    words: /\b459\b/,
    cause: 'The provider does not release mail for this domain (459): {said}',
    means: 'inbound',
    steps: [
      'Ask the provider to allow ETRN for exactly this domain; some write it with @ or #.',
      'Log in first if the provider wants it.',
    ],
  },
  {
    id: 'collect-453',
    stages: ['collect'],
    words: /\b(?:453|251)\b/,
    cause: 'The provider holds no mail for us.',
    means: 'inbound',
    steps: ['Nothing is to be done.'],
  },
  {
    id: 'collect-login',
    stages: ['collect'],
    words:
      /\b53[0458]\b|did not accept|authenticat|log ?in|password|-ERR.*(?:auth|pass|user)|\bNO\b.*(?:LOGIN|AUTHENTICATE)/i,
    cause: 'The provider did not let us fetch our mail: {said}',
    means: 'inbound',
    steps: ['Check name and password of the collect method.'],
  },
  {
    id: 'collect-atrn-refused',
    stages: ['collect'],
    words: /\b450\b/,
    cause: 'This account may not fetch mail for this domain (450): {said}',
    means: 'inbound',
    steps: ['Ask the provider to tie the domain to the account.'],
  },
  {
    id: 'collect-not-offered',
    stages: ['collect'],
    words: /\b50[0124]\b|does not know|not offered|unsupported/i,
    cause: 'The provider does not know this way to ask for mail: {said}',
    means: 'inbound',
    steps: ['Choose another in Connectors → Collect: ETRN, ATRN, a mailbox by POP3 or IMAP.'],
  },
  {
    id: 'collect-port',
    stages: ['collect'],
    words: /nobody listens|could not be reached/i,
    cause: 'Nobody answers where the held mail is to be asked for: {said}',
    means: 'inbound',
    steps: ['Check host and port: ATRN uses 366, ETRN 25 or 587, POP3 995, IMAP 993.'],
  },
  {
    id: 'collect-later',
    stages: ['collect'],
    words: /\b4(?:21|51|52)\b/,
    cause: 'The provider asks us to come back later: {said}',
    means: 'inbound',
    steps: ['It is asked again in the next session.'],
  },
  {
    id: 'collect-other',
    stages: ['collect'],
    cause: 'Our held mail could not be fetched: {said}',
    means: 'inbound',
    steps: ['It is tried again in the next session; if it goes on, ask the provider with these words.'],
  },
];
