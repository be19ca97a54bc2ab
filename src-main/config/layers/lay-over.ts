// One settings document laid over another: what a place has of its own over what all places
// share. Groups of settings join member by member; lists whose entries have a name of their
// own (an id, a login name, an address) join by it; everything else is replaced as a whole,
// and so is a group that becomes one of another kind: nothing of the old kind is left in it.
// Pure.
import { PASSWORD_KEYS } from '../passwords';
import { contractWords } from '../../words/contract';
import { layersWords as W } from '../../words/ways-in/layers';
import { nearestName } from './nearest';
import { isList, isMembers, type Members, type Origin, type Steps, type Traced } from './traced';

/** Lists that join entry by entry, and what their entries are known by; * is any entry. */
const KNOWN_BY: ReadonlyMap<string, string> = new Map([
  ['listeners', 'id'],
  ['links', 'id'],
  ['connectors', 'id'],
  ['accounts', 'username'],
  ['connectors.*.route.mailboxes', 'address'],
]);
/** Says of which kind a group is. A line that does not say is one that is always on. */
const SAYS_KIND: Readonly<Record<string, string | null>> = { kind: 'always-on', method: null };
/** Says of an entry that it is one more. */
const NEW = 'new';

export interface Misplaced extends Origin {
  readonly message: string;
}

interface Entry {
  readonly name: string;
  readonly said: Traced;
}

/** Entries by their names; what is odd about them is left to whoever judges the whole. */
export class LayingOver {
  readonly misplaced: Misplaced[] = [];
  /** Members that the upper file sets to null, and whether there was something to take away below. */
  readonly emptied = new Map<Traced, boolean>();

  /** `over` laid over `base`; undefined: nothing stands there. */
  join(base: Traced | undefined, over: Traced, at: Steps = []): Traced {
    const key = KNOWN_BY.get(at.join('.'));
    if (key !== undefined && (isList(over.value) || isMembers(over.value)))
      return this.joinList(isList(base?.value) ? base : undefined, over, { key, at });
    const { value } = over;
    if (!isMembers(value) || PASSWORD_KEYS.has(String(at.at(-1)))) return over;
    const below = isMembers(base?.value) && !isOtherKind(base.value, value) ? base : undefined;
    return this.joinMembers(below, { ...over, value }, at);
  }

  private joinMembers(base: Traced | undefined, over: Traced & { readonly value: Members }, at: Steps): Traced {
    const members = new Map(isMembers(base?.value) ? base.value : []);
    for (const [name, one] of over.value) {
      const below = members.get(name);
      if (one.value === null) this.emptied.set(one, below !== undefined);
      members.set(name, this.join(below, one, [...at, name]));
    }
    return { ...(base ?? over), value: members };
  }

  private joinList(base: Traced | undefined, over: Traced, list: { readonly key: string; readonly at: Steps }): Traced {
    const { key, at } = list;
    const entries = isList(base?.value) ? [...base.value] : [];
    const names = entries.map((one) => nameIn(one, key));
    const met = new Set<string>();
    for (const { name, said } of this.entriesIn(over, key)) {
      if (met.has(folded(name, key))) this.complain(said, contractWords.twice.id(name));
      met.add(folded(name, key));
      const index = names.findIndex((known) => known !== null && folded(known, key) === folded(name, key));
      const entry = said.value === null ? said : this.checkNew(said, name, { base, names, index });
      const joined = said.value === null ? null : this.join(entries[index], entry, [...at, '*']);
      if (index < 0) {
        if (joined === null) this.unknown(said, name, base, names);
        else {
          entries.push(joined);
          names.push(name);
        }
      } else if (joined === null) {
        entries.splice(index, 1);
        names.splice(index, 1);
      } else entries[index] = joined;
    }
    return { ...(base ?? over), value: entries };
  }

  /** The entries of a list, or of a group whose members are called as the entries are. */
  private entriesIn(over: Traced, key: string): readonly Entry[] {
    const { value } = over;
    if (isMembers(value)) return [...value].map(([name, said]) => ({ name, said: this.named(said, name, key) }));
    return (isList(value) ? value : []).flatMap((said): readonly Entry[] => {
      const name = nameIn(said, key);
      if (name === null) this.complain(said, W.noName(key));
      return name === null ? [] : [{ name, said }];
    });
  }

  private named(said: Traced, name: string, key: string): Traced {
    if (said.value === null) return said;
    if (!isMembers(said.value)) {
      this.complain(said, contractWords.value.kind('object'));
      return { ...said, value: new Map() };
    }
    const own = said.value.get(key);
    if (own && own.value !== name) this.complain(own, W.otherName(name));
    const told: Traced = own ?? { file: said.file, path: [...said.path, key], value: name };
    return { ...said, value: new Map([...said.value, [key, told]]) };
  }

  /** The entry without its "new", which has to be right. */
  private checkNew(
    said: Traced,
    name: string,
    below: { readonly base: Traced | undefined; readonly names: readonly (string | null)[]; readonly index: number },
  ): Traced {
    if (!isMembers(said.value)) return said;
    const told = said.value.get(NEW);
    const { base, names, index } = below;
    if (told && told.value !== true) this.complain(told, W.newIsTrue);
    else if (told && index >= 0) this.complain(told, W.notNew(name, base?.file ?? said.file));
    else if (!told && index < 0 && names.length > 0) this.unknown(said, name, base, names);
    return { ...said, value: new Map([...said.value].filter(([member]) => member !== NEW)) };
  }

  private unknown(said: Traced, name: string, base: Traced | undefined, names: readonly (string | null)[]): void {
    const known = names.filter((one) => one !== null);
    const file = base?.file ?? said.file;
    this.complain(said, W.unknown({ name, file, near: nearestName(name, known), known }));
  }

  private complain({ file, path }: Origin, message: string): void {
    this.misplaced.push({ file, path, message });
  }
}

/** What entries of the list of this name (the last step to it) are known by; null: nothing but their position. */
export function knownBy(list: string): string | null {
  const found = [...KNOWN_BY].find(([at]) => at.split('.').at(-1) === list);
  return found?.[1] ?? null;
}

function isOtherKind(base: Members, over: Members): boolean {
  return Object.entries(SAYS_KIND).some(([name, unsaid]) => {
    const told = over.get(name)?.value;
    return told !== undefined && told !== (base.get(name)?.value ?? unsaid);
  });
}

function nameIn({ value }: Traced, key: string): string | null {
  const name = isMembers(value) ? value.get(key)?.value : undefined;
  return typeof name === 'string' ? name : null;
}

/** Addresses are the same in whatever case; ids and login names are not. */
function folded(name: string, key: string): string {
  return key === 'address' ? name.toLowerCase() : name;
}
