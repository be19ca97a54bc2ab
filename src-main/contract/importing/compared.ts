// What a settings document would change if it were taken in place of today's: facts for
// whoever asks a person first. Names and places only: no password stands in it.
import type { Issue } from '../errors';

export type SettingsCompared =
  | { readonly ok: true; readonly found: SettingsChange }
  | {
      readonly ok: false;
      /** The first of those places that do not fit. */
      readonly issues: readonly Issue[];
      /** So many more there are. */
      readonly more: number;
      /** The document as it was written, passwords as {"set":true}; names stand in it for the places. */
      readonly document: unknown;
    };

export interface SettingsChange {
  /** Names the settings of today: they may be taken over only while these hold. */
  readonly over: string;
  /** Nothing is set up today. */
  readonly first: boolean;
  /** As it would hold, every default filled in, passwords as {"set":true}. */
  readonly document: unknown;
  readonly things: readonly ThingChange[];
  /** Every program the document would have Dialpost run. */
  readonly programs: readonly ProgramNamed[];
  /** Where mail would go that goes there by no settings of today. */
  readonly ways: readonly NewWay[];
  readonly passwords: readonly WantedPassword[];
}

/** What the settings list; the lists have names of their own in the document, all but the mailboxes. */
export const THING_LISTS = ['connectors', 'listeners', 'links', 'accounts', 'mailboxes'] as const;
export type ThingList = (typeof THING_LISTS)[number];

export type ThingChange =
  | { readonly how: 'new' | 'gone'; readonly list: ThingList; readonly name: string }
  | {
      readonly how: 'changed';
      /** 'general': what is no thing of a list. */
      readonly list: ThingList | 'general';
      /** "" where it is 'general'. */
      readonly name: string;
      /** The places in the document as it would hold: "connectors[0].schedule". */
      readonly paths: readonly string[];
    };

export const PROGRAM_DEEDS = ['connect', 'hang-up', 'status', 'collect'] as const;

export interface ProgramNamed {
  /** A line's, or where it fetches held mail a provider's. */
  readonly whose: string;
  readonly does: (typeof PROGRAM_DEEDS)[number];
  /** The program and its arguments on one line, nothing hidden in it. */
  readonly line: string;
  /** The settings of today do not run just this. */
  readonly isNew: boolean;
}

export type NewWay =
  | {
      readonly kind: 'smart-host';
      readonly whose: string;
      readonly host: string;
      readonly port: number;
      /** Others on the way could read it. */
      readonly open: boolean;
      /** Whoever stands in for the host is believed. */
      readonly unchecked: boolean;
    }
  | { readonly kind: 'direct'; readonly whose: string }
  /** A copy of every letter of the mailbox `whose`. */
  | { readonly kind: 'forward'; readonly whose: string; readonly to: string };

export interface WantedPassword {
  readonly path: string;
  /** 'elsewhere': one is stored, and would be used in another way than today. */
  readonly why: 'none' | 'elsewhere';
}

/** What was typed for a place of the document. */
export interface TypedPassword {
  readonly path: string;
  readonly password: string;
}
