// What a provider's refusal of a grant means for the person who must mend it, from its
// code (RFC 6749 section 5.2, RFC 8628 section 3.5) and, where it says more, Microsoft's
// AADSTS number in the description. The table is data: another code is another row.
export type GrantFault =
  | 'consent-gone'
  | 'lapsed'
  | 'password-changed'
  | 'policy'
  | 'account'
  | 'tenant'
  | 'client'
  | 'secret'
  | 'public-client'
  | 'redirect'
  | 'scope'
  | 'declined'
  | 'code-old'
  | 'no-lasting'
  | 'certificate'
  | 'clock'
  | 'no-address'
  | 'no-flow'
  | 'unknown';

/** The whole first line a provider said is looked at. */
const BY_WORDS: readonly (readonly [RegExp, GrantFault])[] = [
  [/AADSTS(?:700082|70043|700084|70008)\b/, 'lapsed'],
  [/AADSTS(?:50173|50133|50132|500133)\b/, 'password-changed'],
  [/AADSTS(?:65001|65004|90094)\b/, 'consent-gone'],
  [/AADSTS(?:530\d\d|50076|50079|50105|50158|50131)\b/, 'policy'],
  [/AADSTS(?:50034|50057|51004|50053)\b/, 'account'],
  [/AADSTS(?:90002|900023|50020|50128|500207)\b/, 'tenant'],
  [/AADSTS(?:700016|7000112|500011)\b/, 'client'],
  [/AADSTS(?:7000215|7000222)\b/, 'secret'],
  [/AADSTS(?:7000218|700025)\b/, 'public-client'],
  [/AADSTS(?:50011|500113|500117)\b/, 'redirect'],
  [/AADSTS(?:700024|700021|700023)\b/, 'clock'],
  [/AADSTS(?:70011|650053|650057)\b/, 'scope'],
  [/redirect_uri/i, 'redirect'],
];

const BY_CODE: Readonly<Record<string, GrantFault>> = {
  invalid_grant: 'consent-gone',
  consent_required: 'consent-gone',
  interaction_required: 'policy',
  login_required: 'consent-gone',
  invalid_client: 'secret',
  unauthorized_client: 'client',
  unsupported_grant_type: 'no-flow',
  invalid_scope: 'scope',
  access_denied: 'declined',
  authorization_declined: 'declined',
  expired_token: 'code-old',
  bad_verification_code: 'code-old',
};

/** `code`: its `error`; `words`: its `error_description`. */
export function faultOf(code: string, words: string): GrantFault {
  for (const [pattern, fault] of BY_WORDS) if (pattern.test(words)) return fault;
  return Object.hasOwn(BY_CODE, code) ? (BY_CODE[code] ?? 'unknown') : 'unknown';
}
