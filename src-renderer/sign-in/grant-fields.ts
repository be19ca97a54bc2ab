// The fields of a sign-in with a provider, for sending and for fetching: where `at` stands the
// grant. The grant itself has none: nobody types it.
import { hasFlow } from '../../src-main/contract/sign-in/providers';
import { read, textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { signInWords } from '../words/sign-in';
import { providerIn } from './grant';

interface GrantFields {
  /** Nobody can sign in without these. */
  readonly needed: readonly Field[];
  readonly more: readonly Field[];
}

/** Of the grant at `at` ("": of the base itself), shown while `on` holds of the base. */
export function grantFields(at: string, on: (base: unknown) => boolean): GrantFields {
  const grant = (base: unknown): unknown => read(base, at);
  const when =
    (holds: (grant: unknown) => boolean) =>
    (base: unknown): boolean =>
      on(base) && holds(grant(base));
  const { labels, hints } = signInWords;
  const path = (key: string): string => (at === '' ? key : `${at}.${key}`);
  const field = (key: keyof typeof labels) => ({ path: path(key), label: labels[key] });
  return {
    needed: [
      { kind: 'choice', ...field('provider'), choices: signInWords.providers, when: on },
      { kind: 'maybe', ...field('tenant'), hint: hints.tenant, when: when(isMicrosoft('tenant')) },
      { kind: 'maybe', ...field('issuer'), hint: hints.issuer, when: when(isOther) },
      { kind: 'text', ...field('clientId'), hint: hints.clientId, when: on },
      { kind: 'password', ...field('clientSecret'), hint: hints.clientSecret, when: on },
    ],
    more: [
      { kind: 'choice', ...field('flow'), choices: signInWords.flows, when: when(hasFlows) },
      {
        kind: 'password',
        lines: true,
        ...field('clientCertificate'),
        hint: hints.clientCertificate,
        wide: true,
        when: when((typed) => read(typed, 'flow') === 'client'),
      },
      {
        kind: 'maybe',
        path: path('issuer'),
        label: labels.cloud,
        hint: hints.cloud,
        when: when((typed) => !isOther(typed) && isMicrosoft('issuer')(typed)),
      },
      {
        kind: 'maybe',
        ...field('tokenUrl'),
        hint: hints.tokenUrl,
        when: when((typed) => isOther(typed) || textAt(typed, 'tokenUrl') !== ''),
      },
    ],
  };
}

const isOther = (grant: unknown): boolean => providerIn(grant) === 'other';

/** What only Microsoft has, and what stands there for another and has to go. */
const isMicrosoft =
  (key: string) =>
  (grant: unknown): boolean =>
    providerIn(grant) === 'microsoft' || textAt(grant, key) !== '';

/** The others sign in by a browser and by nothing else. */
const hasFlows = (grant: unknown): boolean => hasFlow(providerIn(grant), 'device') || read(grant, 'flow') !== 'code';
