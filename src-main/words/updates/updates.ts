// What is said of newer versions of Dialpost: that there is one, what fetching it takes, and
// why what a feed offers is not believed, or does not come.
import { sizeText } from '../amounts';
import { page } from '../page';
import { type InstallFault, installWords } from './install-faults';

/** Why a look, fetching or installing came to nothing. */
export type UpdateFault = EarlyFault | LaterFault | FetchFault;

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

/** What was to be fetched did not come, or is not taken. */
export type FetchFault =
  | { readonly kind: 'broke-off'; readonly file: string; readonly came: number; readonly bytes: number }
  | { readonly kind: 'no-ranges'; readonly file: string }
  | { readonly kind: 'hash'; readonly file: string }
  | { readonly kind: 'longer'; readonly file: string }
  | { readonly kind: 'no-room'; readonly needed: number }
  | { readonly kind: 'dearer'; readonly version: string }
  | { readonly kind: 'disk'; readonly detail: string }
  | { readonly kind: 'not-installed'; readonly version: string; readonly why: InstallFault };

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

function laterText(fault: LaterFault | FetchFault): string {
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
    default:
      return fetchText(fault);
  }
}

function fetchText(fault: FetchFault): string {
  switch (fault.kind) {
    case 'broke-off':
      return `The line broke, or the feed stopped, in the middle of ${fault.file} (${sizeText(fault.came)} of ${sizeText(fault.bytes)}). What came is kept, and it goes on from there in a later call.`;
    case 'no-ranges':
      return `The feed's host cannot go on with ${fault.file} where the line broke. What came was deleted: fetch it anew in General, Updates, at the price of the whole.`;
    case 'hash':
      return `The file ${fault.file} that came is not the one that was signed. It was deleted, and nothing was installed. Tell whoever looks after the feed.`;
    case 'longer':
      return `The file ${fault.file} is longer than the feed says. It was deleted, and nothing was installed. Tell whoever looks after the feed.`;
    case 'no-room':
      return `There is too little room on the disk to fetch the newer version (${sizeText(fault.needed)}): the room that the mail needs is not touched for it. Make room, then fetch it in General, Updates.`;
    case 'dearer':
      return `Fetching version ${fault.version} was stopped, because it would have cost more than was said. What came is kept; decide anew in General, Updates.`;
    case 'disk':
      return `The newer version could not be written to the disk (${fault.detail}). Nothing was installed. Mend the disk, then fetch it in General, Updates.`;
    case 'not-installed':
      return `Version ${fault.version} could not be installed: ${installWords.fault(fault.why)}. This one goes on as before.`;
  }
}

export const updateWords = page({
  fault: faultText,
  /** "a newer version 0.2.0 is there (85 MB, about €12, about 40 minutes over Modem)". */
  newer: (version: string, size: string, charge: ChargeSaid | null) =>
    `A newer version ${version} is there (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  /** By the state of it. */
  state: {
    'by-hand': 'Dialpost does not install it by itself: fetch and install it as this one was.',
    told: 'Nothing is fetched before somebody says so (General, Updates).',
    wanted: 'It is fetched in the next call, after the mail.',
    fetching: 'It is being fetched.',
    fetched: 'It lies here, checked: install it in General, Updates.',
    installing: 'It is installed as soon as no call is on.',
    installed: 'It is installed, and starts when no call is on.',
  },
  money: (money: string) => `about ${money}`,
  none: (running: string) => `Dialpost ${running}: no newer version is known.`,
  running: (running: string) => `This is version ${running}.`,
  lookLater: 'Somebody asked to look: that is done at the end of the next call.',
  off: 'Nobody is asked for newer versions: no feed is set (General, Updates; updates.feed in the settings).',
  notTheNewest: (version: string) => `Version ${version} is not the newest any more. Look again.`,
  dearerNow: 'That is not the price any more. Look at what it costs now, and decide anew.',
  fetchedAlready: (version: string) => `Version ${version} lies here already.`,
  notFetched: 'Nothing was fetched that could be installed.',
  installingAlready: 'It is being installed already.',
  log: {
    looking: (host: string) => `looking for a newer version at ${host}`,
    nothingNewer: 'no newer version is there',
    fetching: (file: string) => `fetching ${file}`,
    fetched: (file: string) => `${file} lies here and is what was signed`,
    keptPart: (file: string, size: string) => `${file} goes on later; ${size} of it lie here`,
    installing: (file: string) => `installing ${file}`,
    installed: (version: string) => `version ${version} is installed and starts when no call is on`,
    notKept: (error: string) => `what is known of newer versions could not be written down: ${error}`,
  },
});
