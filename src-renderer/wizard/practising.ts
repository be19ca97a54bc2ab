// Practising in the wizard (pure): a draft that practises with nothing to be typed, and a
// draft for real in which nothing is left of what practising set up.
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { fetchingWays } from '../form/collect-ways';
import { asObject, listAt, read, textAt, write } from '../form/document';
import { screenWords } from '../words/settings-screens';
import { inEveryLanguage } from '../words/spoken';
import { practises, rolesOf, startDraft, withDomains } from './draft';
import { withPreset } from './sending/presets';
import { isDear } from './spare';

/** The draft with the practice provider as its way out; what an office needs besides is as practiceSettings has it. */
export function practisingDraft(draft: unknown): unknown {
  const ready = practiceSettings();
  const named = listAt(draft, 'organization.domains').length > 0;
  const housed = named ? draft : withDomains(draft, listAt(ready, 'organization.domains'));
  const called = textAt(housed, 'organization.name') === '' && !named;
  const office = called ? write(housed, 'organization.name', read(ready, 'organization.name')) : housed;
  const { provider } = rolesOf(office);
  const asked = fetchingWays(read(office, `${provider}.collect`)).length > 0;
  const fetching = asked ? office : write(office, `${provider}.collect`, { method: 'etrn', schedule: null });
  return withPreset(write(fetching, `${provider}.wait`, read(ready, 'connectors[0].wait')), 'practice');
}

/** Does mail leave for a real provider, or is it about to? */
export function hasProvider(draft: unknown): boolean {
  const { provider } = rolesOf(draft);
  const direct = read(draft, `${provider}.route.kind`) === 'direct';
  return !practises(draft) && (direct || textAt(draft, `${provider}.route.hosts[0].host`) !== '');
}

/** A draft to set up for real with: of what practising set up nothing stays, what was made by hand does. */
export function realDraft(draft: unknown): unknown {
  return practises(draft) ? startDraft(withoutPractice(draft)) : draft;
}

function withoutPractice(draft: unknown): unknown {
  const pretend = listAt(practiceSettings(), 'organization.domains');
  const roles = rolesOf(draft);
  const provider = read(draft, roles.provider);
  const domains = listAt(draft, 'organization.domains').filter((domain) => !pretend.includes(domain));
  const ours = domains.length === 0;
  const office = ours ? unnamed(withDomains(draft, [])) : withDomains(draft, domains);
  const kept = (list: string, mayGo: (thing: unknown) => boolean): readonly unknown[] =>
    listAt(office, list).filter((thing) => !mayGo(thing));
  const isHome = (c: unknown): boolean =>
    ours && read(c, 'route.kind') === 'mailboxes' && listAt(c, 'addressSpaces').length === 0;
  const connectors = kept('connectors', (c) => textAt(c, 'id') === textAt(provider, 'id') || isHome(c));
  const used = connectors.flatMap((c) => [textAt(c, 'link'), ...listAt(c, 'otherLinks')]);
  const links = kept('links', (l) => isMadeHere('line', l) && !isDear(l) && !used.includes(read(l, 'id')));
  const listeners = kept('listeners', (l) => ours && isMadeHere('listener', l));
  const parts = { connectors, links, listeners, practice: { ...asObject(read(office, 'practice')), enabled: false } };
  return { ...asObject(office), ...parts };
}

/** The office without the name and the addresses that practising gave it. */
function unnamed(draft: unknown): unknown {
  const given = everyName('organization.name');
  return given.includes(textAt(draft, 'organization.name')) ? write(draft, 'organization.name', '') : draft;
}

const everyName = (path: string): readonly string[] => inEveryLanguage(() => [textAt(practiceSettings(), path)]);

/** Made by practising or by this wizard, and given no other name since. */
function isMadeHere(what: 'line' | 'listener', thing: unknown): boolean {
  const here = inEveryLanguage(() => (what === 'line' ? [screenWords.line] : [screenWords.here]));
  const names = everyName(what === 'line' ? 'links[0].name' : 'listeners[0].name');
  return [...names, ...here].includes(textAt(thing, 'name'));
}
