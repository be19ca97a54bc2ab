// The draft with a provider of outgoing mail in it, chosen by name or by the address somebody
// has there. Pure.
import { asObject, read, textAt, write } from '../../form/document';
import { freshGrant, providerIn } from '../../sign-in/grant';
import { inEveryLanguage } from '../../words/spoken';
import { wizardWords } from '../../words/wizard';
import { rolesOf } from '../draft';
import { type Preset, PRESET_KEYS, type PresetKey, PRESETS, providerOf } from './providers';

/** The preset whose host stands in the draft. */
export function presetOf(draft: unknown): PresetKey {
  const host = textAt(draft, `${rolesOf(draft).provider}.route.hosts[0].host`).toLowerCase();
  if (host === PRESETS.practice.host && read(draft, 'practice.enabled') === true) return 'practice';
  const serves = (preset: Preset): boolean =>
    preset.host === host || (preset.hosts ?? []).some(({ value }) => value === host);
  return PRESET_KEYS.find((key) => key !== 'practice' && key !== 'own' && serves(PRESETS[key])) ?? 'own';
}

/** The draft with the preset's host; a login that was typed stays, and so does what the preset does not speak of. */
export function withPreset(draft: unknown, key: PresetKey): unknown {
  const at = `${rolesOf(draft).provider}.route.hosts[0]`;
  const { host, port, security, login, username }: Preset = PRESETS[key];
  const auth: unknown = read(draft, `${at}.auth`);
  const practicePort = read(draft, 'practice.port');
  const kept = loginFor(PRESETS[key], auth);
  const named = username !== undefined && textAt(kept, 'username') === '' ? write(kept, 'username', username) : kept;
  return withHost(
    draft,
    {
      ...asObject(read(draft, at)),
      host,
      security,
      port: key === 'practice' && typeof practicePort === 'number' ? practicePort : port,
      auth: login ? named : { kind: 'none' },
    },
    key,
  );
}

/**
 * A login as it was typed, where the preset's host can take it: a sign-in is one provider's. Where passwords are over,
 * or end before long, it begins with signing in.
 */
function loginFor({ signIn }: Preset, auth: unknown): unknown {
  const kind = textAt(auth, 'kind');
  const username = textAt(auth, 'username');
  if (kind === 'oauth2' && signIn !== undefined && signIn !== providerIn(auth))
    return { kind, username, ...freshGrant(signIn) };
  const isTyped = !['', null, undefined].some((nothing) => read(auth, 'password') === nothing);
  if (kind !== 'oauth2' && !isTyped && (signIn === 'microsoft' || signIn === 'google'))
    return { kind: 'oauth2', username, ...freshGrant(signIn) };
  // A sign-in that nobody has begun gives way where its provider has no mail.
  if (kind === 'oauth2' && signIn === undefined && providerIn(auth) !== 'other' && textAt(auth, 'clientId') === '')
    return { kind: 'password', username, password: null };
  return ['password', 'oauth2'].includes(kind) ? auth : { kind: 'password', username: '', password: null };
}

/**
 * The draft with the provider an address belongs to, and the login that follows from the address; `before`: the address
 * typed until now, whose login gives way. Of an unknown provider nothing follows; what followed from the address before
 * gives way all the same, so that nobody's password goes to the provider of another address.
 */
export function withAddress(draft: unknown, address: string, before: string): unknown {
  const key = providerOf(address);
  if (key === null) return withoutAddress(draft, before);
  const next = withPreset(draft, key);
  const at = `${rolesOf(next).provider}.route.hosts[0].auth`;
  const login = textAt(next, `${at}.username`);
  const follows = login === '' || login === loginOf(before);
  return follows && ['password', 'oauth2'].includes(textAt(next, `${at}.kind`))
    ? write(next, `${at}.username`, loginOf(address))
    : next;
}

/** The draft without what followed from this address, where it still stands as it followed. */
function withoutAddress(draft: unknown, address: string): unknown {
  const key = providerOf(address);
  const at = `${rolesOf(draft).provider}.route.hosts[0].auth`;
  const stands = key !== null && presetOf(draft) === key && textAt(draft, `${at}.username`) === loginOf(address);
  return stands ? withPreset(write(draft, at, { kind: 'none' }), 'own') : draft;
}

function loginOf(address: string): string {
  const key = providerOf(address);
  const preset: Preset | null = key === null ? null : PRESETS[key];
  return preset?.localLogin === true ? address.trim().slice(0, address.trim().indexOf('@')) : address.trim();
}

/** The draft with this first smart host. A connector that was named by hand keeps its name. */
export function withHost(draft: unknown, host: unknown, key: PresetKey = 'own'): unknown {
  const { provider } = rolesOf(draft);
  const routed =
    read(draft, `${provider}.route.kind`) === 'smart-host'
      ? write(draft, `${provider}.route.hosts[0]`, host)
      : write(draft, `${provider}.route`, { kind: 'smart-host', hosts: [host] });
  const next = write(routed, 'practice.enabled', key === 'practice');
  return isOurs(textAt(draft, `${provider}.name`)) ? write(next, `${provider}.name`, PRESETS[key].name) : next;
}

/** A name that was given here, whichever language was spoken then; or none. */
function isOurs(name: string): boolean {
  const { names } = wizardWords;
  const given = inEveryLanguage(() => [names.internet, names.ownProvider, names.practice]);
  return ['', ...given, ...PRESET_KEYS.map((key) => PRESETS[key].name)].includes(name);
}
