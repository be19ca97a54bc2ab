// What a provider's refusal of a grant means for the person who must mend it, from its
// code (RFC 6749 section 5.2, RFC 8628 section 3.5) and, where it says more, Microsoft's
// AADSTS number in the description. The table is data: another code is another row.
export const GRANT_FAULTS = [
  'not-signed-in',
  'consent-gone',
  'lapsed',
  'testing',
  'password-changed',
  'frequency',
  'second-factor',
  'policy',
  'admin-consent',
  'not-assigned',
  'account',
  'tenant',
  'client',
  'single-page',
  'secret',
  'public-client',
  'redirect',
  'scope',
  'declined',
  'code-old',
  'no-lasting',
  'certificate',
  'certificate-unknown',
  'clock',
  'no-address',
  'no-flow',
  'same-again',
  'unknown',
] as const;
export type GrantFault = (typeof GRANT_FAULTS)[number];

/** The whole first line a provider said is looked at. Microsoft's numbers as its page of AADSTS errors explains them. */
const BY_WORDS: readonly (readonly [RegExp, GrantFault])[] = [
  [/AADSTS(?:700082|70008)\b/, 'lapsed'],
  [/AADSTS(?:70043|50089)\b|invalid_rapt|rapt_required/, 'frequency'],
  [/AADSTS700084\b/, 'single-page'],
  [/AADSTS(?:50173|50133|50132|500133|50055|50144)\b/, 'password-changed'],
  [/AADSTS(?:65001|90094|90095|650056)\b/, 'admin-consent'],
  [/AADSTS65004\b/, 'declined'],
  [/AADSTS(?:50076|50079|50074|50072|50158)\b/, 'second-factor'],
  [/AADSTS50105\b/, 'not-assigned'],
  [/AADSTS(?:53\d{3,4}|50131|50097|50005)\b/, 'policy'],
  [/AADSTS(?:50034|50057|51004|50053)\b/, 'account'],
  [/AADSTS(?:90002|900023|50020|50128|500207|700005)\b/, 'tenant'],
  [/AADSTS(?:700016|7000112|500011|700030)\b/, 'client'],
  [/AADSTS(?:7000215|7000222)\b/, 'secret'],
  [/AADSTS(?:7000218|700025)\b/, 'public-client'],
  [/AADSTS(?:50011|500113|500117)\b/, 'redirect'],
  [/AADSTS(?:700024|700022)\b/, 'clock'],
  [/AADSTS(?:700027|700021|700023|50027)\b/, 'certificate-unknown'],
  [/AADSTS(?:70011|650053|650057)\b/, 'scope'],
  [/redirect_uri/i, 'redirect'],
];

const BY_CODE: Readonly<Record<string, GrantFault>> = {
  invalid_grant: 'consent-gone',
  consent_required: 'consent-gone',
  interaction_required: 'second-factor',
  admin_policy_enforced: 'policy',
  org_internal: 'tenant',
  deleted_client: 'client',
  disabled_client: 'client',
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
