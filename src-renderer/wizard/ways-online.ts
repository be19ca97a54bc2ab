// How a place goes online, as a person knows it, and which kinds of link that may be in
// the settings; and the terminals of ships whose speed is known, each at the best its
// maker names. Pure.
import { kindOfLink, type Link, LINK_KINDS, type WayOnline } from '../../src-main/contract/link';
import { wizardWords } from '../words/wizard';

export type LinkKind = Link['kind'];
export type { WayOnline };
export const WAY_NAMES = ['always', 'router', 'modem', 'hotspot'] as const satisfies readonly WayOnline[];

const means = (kind: LinkKind, way: WayOnline): boolean => kindOfLink(kind).meant.includes(way);

/** The kinds of link a way may be. */
export function kindsOf(way: WayOnline): readonly LinkKind[] {
  return LINK_KINDS.filter((kind) => means(kind, way));
}

/** The way that a link of this kind is; `chosen` where it is one of several that a person may mean. */
export function wayOf(kind: string, chosen: WayOnline | null): WayOnline {
  const known = LINK_KINDS.find((one) => one === kind);
  if (known === undefined) return 'always';
  return chosen !== null && means(known, chosen) ? chosen : kindOfLink(known).meant[0];
}

/** The kind to begin with: what this system dials by itself, where it does. */
export function firstKind(way: WayOnline, platform: string): LinkKind {
  const kinds = kindsOf(way);
  if (way === 'hotspot' && platform === 'linux') return 'networkmanager';
  return kinds.find((kind) => kind === 'command') ?? kinds[0] ?? 'always-on';
}

/** Bits a second that a terminal sends at its best; null: nobody knows. */
const BITS = {
  unknown: null,
  iridium: 2400,
  thuraya: 9600,
  certus100: 88_000,
  certus200: 176_000,
  certus700: 352_000,
  fleet150: 150_000,
  fleet250: 284_000,
  fleet500: 432_000,
} as const satisfies Readonly<Record<keyof typeof wizardWords.line.terminals, number | null>>;
export type Terminal = keyof typeof BITS;

export const isTerminal = (key: string | null): key is Terminal => key !== null && Object.hasOwn(BITS, key);

/** Bytes a second; null: nobody knows. */
export function rateOf(terminal: Terminal): number | null {
  const bits = BITS[terminal];
  return bits === null ? null : bits / 8;
}
