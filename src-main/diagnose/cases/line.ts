// Cases on the way to a host: its name is not found, it is not reached, it is silent
// or the line breaks. smtp/ tells which (NoReplyWhy).
import { type Case, casesOf } from './symptom';
import { lineCaseWords } from '../../words/cases/host';

export const LINE_CASES: readonly Case[] = casesOf(lineCaseWords, [
  {
    id: 'dns-no-such-host',
    stages: ['dns'],
    faults: ['no-such-host'],
    means: 'safe',
  },
  {
    id: 'dns-no-address',
    stages: ['dns'],
    faults: ['no-address'],
    means: 'safe',
  },
  {
    id: 'dns-servfail',
    stages: ['dns'],
    faults: ['name-server-failed'],
    means: 'safe',
  },
  {
    id: 'dns-unreachable',
    stages: ['dns'],
    faults: ['name-server-unreachable'],
    means: 'safe',
  },
  {
    id: 'dns-refused',
    stages: ['dns'],
    faults: ['name-server-refused'],
    means: 'safe',
  },
  {
    id: 'dns-time',
    stages: ['dns'],
    faults: ['name-server-silent'],
    means: 'safe',
  },
  {
    id: 'connect-refused',
    stages: ['connect'],
    faults: ['nobody-listens'],
    means: 'safe',
  },
  {
    id: 'connect-no-way',
    stages: ['connect'],
    faults: ['no-way'],
    means: 'safe',
  },
  {
    id: 'connect-time',
    stages: ['connect'],
    faults: ['silent'],
    means: 'safe',
  },
  {
    id: 'connect-reset',
    stages: ['connect'],
    faults: ['reset'],
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
    faults: ['silent'],
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
    faults: ['closed', 'reset', 'silent'],
    means: 'safe',
  },
]);
