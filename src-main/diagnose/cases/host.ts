// Cases of the opening: what a host greets with, and TLS with its certificate.
import { type Case, casesOf } from './symptom';
import { hostCaseWords } from '../../words/cases/host';

export const HOST_CASES: readonly Case[] = casesOf(hostCaseWords, [
  {
    id: 'greeting-tls-port',
    stages: ['greeting'],
    codes: [0],
    faults: ['silent'],
    means: 'safe',
  },
  {
    id: 'greeting-blocked',
    stages: ['greeting', 'ehlo'],
    words: /^(?:421|5\d\d).*(?:block(?:ed|list)|blacklist|spamhaus|barracuda|rbl|dnsbl|reputation|listed)/i,
    means: 'safe',
  },
  {
    id: 'greeting-too-many',
    stages: ['greeting', 'ehlo', 'mail', 'rcpt'],
    codes: [421],
    words: /too many (?:connections|concurrent|sessions)|connection limit/i,
    means: 'safe',
  },
  {
    id: 'greeting-421',
    stages: ['greeting', 'ehlo'],
    codes: [421],
    means: 'safe',
  },
  {
    id: 'greeting-no-reverse',
    stages: ['greeting', 'ehlo', 'mail', 'rcpt'],
    words: /reverse (?:dns|lookup)|\bPTR\b|rdns|no hostname/i,
    means: 'safe',
  },
  {
    id: 'greeting-521',
    stages: ['greeting', 'ehlo', 'mail', 'rcpt'],
    codes: [521, 556],
    means: 'safe',
  },
  {
    id: 'greeting-554',
    stages: ['greeting'],
    codes: [554, 550, 571],
    means: 'safe',
  },
  {
    id: 'greeting-not-smtp',
    stages: ['greeting'],
    codes: [0],
    faults: ['no-smtp'],
    means: 'safe',
  },
  {
    id: 'greeting-closed',
    stages: ['greeting'],
    codes: [0],
    means: 'safe',
  },
  {
    id: 'ehlo-name',
    stages: ['ehlo', 'mail', 'rcpt'],
    words: /(?:helo|ehlo).*(?:invalid|reject|required|fqdn|not found|syntax)|(?:invalid|bad|reject).*(?:helo|ehlo)/i,
    means: 'safe',
  },
  {
    id: 'tls-self-signed',
    stages: ['tls'],
    faults: ['tls-self-signed'],
    means: 'safe',
  },
  {
    id: 'tls-expired',
    stages: ['tls'],
    faults: ['tls-expired'],
    means: 'safe',
  },
  {
    id: 'tls-not-yet',
    stages: ['tls'],
    faults: ['tls-not-yet'],
    means: 'safe',
  },
  {
    id: 'tls-name',
    stages: ['tls'],
    faults: ['tls-name'],
    means: 'safe',
  },
  {
    id: 'tls-authority',
    stages: ['tls'],
    faults: ['tls-authority'],
    means: 'safe',
  },
  {
    id: 'tls-wrong-port',
    stages: ['tls', 'greeting'],
    faults: ['tls-wrong-port'],
    means: 'safe',
  },
  {
    id: 'tls-too-old',
    stages: ['tls'],
    faults: ['tls-too-old'],
    means: 'safe',
  },
  {
    id: 'tls-454',
    stages: ['tls'],
    codes: [454, 421, 451],
    means: 'safe',
  },
  {
    id: 'tls-not-offered',
    stages: ['tls'],
    codes: [500, 501, 502, 503, 504, 530, 550, 554],
    means: 'safe',
  },
  {
    id: 'tls-other',
    stages: ['tls'],
    means: 'safe',
  },
  {
    id: 'opening-local',
    stages: ['ehlo', 'greeting'],
    codes: [500, 501, 502, 503, 504],
    means: 'safe',
  },
  {
    id: 'opening-other',
    stages: ['ehlo', 'greeting'],
    means: 'safe',
  },
]);
