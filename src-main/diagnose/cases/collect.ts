// Cases of asking the provider for held mail: ETRN (RFC 1985), ATRN (RFC 2645), and
// the mailboxes read by POP3 and IMAP.
import { type Case, casesOf } from './symptom';
import { collectCaseWords } from '../../words/cases/mail';

export const COLLECT_CASES: readonly Case[] = casesOf(collectCaseWords, [
  {
    id: 'collect-458',
    stages: ['collect'],
    words: /\b458\b/,
    means: 'inbound',
  },
  {
    id: 'collect-459',
    stages: ['collect'],
    words: /\b459\b/,
    means: 'inbound',
  },
  {
    id: 'collect-453',
    stages: ['collect'],
    words: /\b(?:453|251)\b/,
    means: 'inbound',
  },
  {
    id: 'collect-later',
    stages: ['collect'],
    faults: ['later'],
    words: /\b4(?:21|51|52)\b/,
    means: 'inbound',
  },
  {
    id: 'collect-login',
    stages: ['collect'],
    faults: ['login'],
    words:
      /\b53[0458]\b|did not accept|authenticat|log ?in|password|-ERR.*(?:auth|pass|user)|\bNO\b.*(?:LOGIN|AUTHENTICATE)/i,
    means: 'inbound',
  },
  {
    id: 'collect-atrn-refused',
    stages: ['collect'],
    words: /\b450\b/,
    means: 'inbound',
  },
  {
    id: 'collect-not-offered',
    stages: ['collect'],
    words: /\b50[0124]\b|does not know|not offered|unsupported/i,
    means: 'inbound',
  },
  {
    id: 'collect-port',
    stages: ['collect'],
    faults: ['unreached'],
    means: 'inbound',
  },
  {
    id: 'collect-other',
    stages: ['collect'],
    means: 'inbound',
  },
]);
