// Things of a settings document as other things know them: by name, and a connector's line. Pure.
import { listAt, read, textAt } from './document';

/** As a person calls it; where it has no name, what the settings know it by. */
export function nameIn(thing: unknown): string {
  return textAt(thing, 'name') || textAt(thing, 'id');
}

/** The line of the connector at `base`; undefined: there is none of that name. */
export function lineOf(document: unknown, base: string): unknown {
  const wanted = read(document, `${base}.link`);
  return listAt(document, 'links').find((link) => read(link, 'id') === wanted);
}
