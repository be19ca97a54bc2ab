// Cases on the way to a host: its name is not found, it is not reached, it is silent
// or the line breaks. The words are those of smtp/resolve, smtp/client and smtp/wire.
import { type Case, casesOf } from './symptom';
import { lineCaseWords } from '../../words/cases-host';

export const LINE_CASES: readonly Case[] = casesOf(lineCaseWords, [
  {
    id: 'dns-no-such-host',
    stages: ['dns'],
    words: /no such host|ENOTFOUND|NXDOMAIN/i,
    means: 'safe',
  },
  {
    id: 'dns-no-address',
    stages: ['dns'],
    words: /has no address|ENODATA/i,
    means: 'safe',
  },
  {
    id: 'dns-servfail',
    stages: ['dns'],
    words: /name server failed|SERVFAIL/i,
    means: 'safe',
  },
  {
    id: 'dns-unreachable',
    stages: ['dns'],
    words: /name server cannot be reached/i,
    means: 'safe',
  },
  {
    id: 'dns-refused',
    stages: ['dns'],
    words: /refused/i,
    means: 'safe',
  },
  {
    id: 'dns-time',
    stages: ['dns'],
    words: /does not answer|time/i,
    means: 'safe',
  },
  {
    id: 'connect-refused',
    stages: ['connect'],
    words: /nobody listens|ECONNREFUSED/i,
    means: 'safe',
  },
  {
    id: 'connect-no-way',
    stages: ['connect'],
    words: /no way to|EHOSTUNREACH|ENETUNREACH/i,
    means: 'safe',
  },
  {
    id: 'connect-time',
    stages: ['connect'],
    words: /no answer from|ETIMEDOUT/i,
    means: 'safe',
  },
  {
    id: 'connect-reset',
    stages: ['connect'],
    words: /reset|ECONNRESET/i,
    means: 'safe',
  },
  {
    id: 'connect-other',
    stages: ['connect'],
    means: 'safe',
  },
  {
    id: 'end-cut',
    stages: ['end'],
    codes: [0],
    means: 'twice',
  },
  {
    id: 'silent-mail',
    stages: ['mail', 'rcpt', 'data'],
    codes: [0],
    words: /no answer to/i,
    means: 'safe',
  },
  {
    id: 'cut-mail',
    stages: ['mail', 'rcpt', 'data', 'cut'],
    codes: [0],
    means: 'safe',
  },
  {
    id: 'cut-opening',
    stages: ['ehlo', 'auth'],
    codes: [0],
    words: /clos|broke|reset|hang up|timeout/i,
    means: 'safe',
  },
]);
