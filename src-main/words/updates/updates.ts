// What is said of newer versions of Dialpost: that there is one, what fetching it takes, and
// why what a feed offers is not believed.
import { sizeText } from '../amounts';
import { page } from '../page';

/** Why a look came to nothing. */
export type UpdateFault = EarlyFault | LaterFault;

/** Before anything of the feed was read. */
type EarlyFault =
  | { readonly kind: 'unreachable'; readonly host: string; readonly detail: string }
  | { readonly kind: 'silent'; readonly host: string }
  | { readonly kind: 'status'; readonly file: string; readonly status: number }
  | { readonly kind: 'redirect'; readonly file: string; readonly to: string }
  | { readonly kind: 'endless'; readonly file: string; readonly most: number }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'unsigned'; readonly file: string }
  | { readonly kind: 'signature'; readonly file: string };

/** What the feed says is not taken. */
export type LaterFault =
  | { readonly kind: 'unreadable'; readonly file: string; readonly why: string }
  | { readonly kind: 'no-version'; readonly said: string }
  | { readonly kind: 'older'; readonly version: string; readonly running: string }
  | { readonly kind: 'changed'; readonly version: string }
  | { readonly kind: 'platform'; readonly wanted: string }
  | { readonly kind: 'name'; readonly name: string };

/** What fetching takes, as it is said beside a size. */
export interface ChargeSaid {
  /** "about €12"; null: it costs nothing. */
  readonly money: string | null;
  readonly time: string;
  readonly line: string;
}

const offered = (version: string): string => `Version ${version}, which the feed offers,`;
const notTaken = 'It was not taken; Dialpost and the mail go on as they are.';

function chargeText({ money, time, line }: ChargeSaid): string {
  return `${money ?? 'free of charge'}, about ${time} over ${line}`;
}

function faultText(fault: UpdateFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return `The feed with newer versions could not be reached (${fault.host}: ${fault.detail}). It is asked again in a later call.`;
    case 'silent':
      return `The feed with newer versions (${fault.host}) did not answer in time. It is asked again in a later call.`;
    case 'status':
      return `The feed with newer versions answered ${fault.status} for ${fault.file}. Check its address in General, Updates.`;
    case 'redirect':
      return `The feed with newer versions sends us elsewhere for ${fault.file} (${fault.to}), and Dialpost does not follow. If that is the right place, set it in General, Updates.`;
    case 'endless':
      return `The feed's ${fault.file} is longer than ${sizeText(fault.most)}, which none is. ${notTaken}`;
    case 'no-key':
      return 'This Dialpost was built without a key to check newer versions by, so none can be trusted. Newer versions must be fetched and installed by hand; General, Updates can be left empty.';
    case 'unsigned':
      return `The feed has no signature (${fault.file}), so nobody can tell who made it. ${notTaken} Tell whoever looks after the feed.`;
    case 'signature':
      return `The feed's signature (${fault.file}) does not fit: somebody else made or changed what it offers. ${notTaken} Tell whoever looks after the feed.`;
    default:
      return laterText(fault);
  }
}

function laterText(fault: LaterFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `The feed's ${fault.file} cannot be read (${fault.why}). ${notTaken}`;
    case 'no-version':
      return `The feed names "${fault.said}" as its version, which is none. ${notTaken}`;
    case 'older':
      return `${offered(fault.version)} is older than this one (${fault.running}). Dialpost never goes back by itself.`;
    case 'changed':
      return `${offered(fault.version)} is another than it was before under the same number. ${notTaken} Tell whoever looks after the feed.`;
    case 'platform':
      return `The feed offers nothing for this kind of installation (${fault.wanted}). ${notTaken}`;
    case 'name':
      return `The feed names a file in another place ("${fault.name}"). Only plain names of files beside it are taken. ${notTaken}`;
  }
}

export const updateWords = page({
  fault: faultText,
  /** "a newer version 0.2.0 is there (85 MB, about €12, about 40 minutes over Modem)". */
  newer: (version: string, size: string, charge: ChargeSaid | null) =>
    `A newer version ${version} is there (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  byHand: 'Dialpost does not install it by itself: fetch and install it as this one was.',
  money: (money: string) => `about ${money}`,
  none: (running: string) => `Dialpost ${running}: no newer version is known.`,
  running: (running: string) => `This is version ${running}.`,
  lookLater: 'Somebody asked to look: that is done at the end of the next call.',
  off: 'Nobody is asked for newer versions: no feed is set (General, Updates; updates.feed in the settings).',
  log: {
    looking: (host: string) => `looking for a newer version at ${host}`,
    nothingNewer: 'no newer version is there',
    notKept: (error: string) => `what is known of newer versions could not be written down: ${error}`,
  },
});
