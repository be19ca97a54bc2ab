// What is said of newer versions of Dialpost: that there is one, what loading it takes, and
// why what a feed offers is not taken.
import { sizeText } from '../amounts';
import { page } from '../page';

/** Why a look or a load came to nothing. */
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

/** What the feed says, or what was loaded, is not taken. */
export type LaterFault =
  | { readonly kind: 'unreadable'; readonly file: string; readonly why: string }
  | { readonly kind: 'no-version'; readonly said: string }
  | { readonly kind: 'older'; readonly version: string; readonly running: string }
  | { readonly kind: 'changed'; readonly version: string }
  | { readonly kind: 'platform'; readonly wanted: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'hash'; readonly file: string }
  | { readonly kind: 'longer'; readonly file: string }
  | { readonly kind: 'no-room'; readonly needed: number }
  | { readonly kind: 'dearer'; readonly version: string }
  | { readonly kind: 'disk'; readonly detail: string }
  | { readonly kind: 'not-installed'; readonly version: string; readonly detail: string };

/** What loading takes, as it is said beside a size. */
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
    case 'hash':
      return `The file ${fault.file} that came is not the one that was signed. It was deleted, and is loaded anew where somebody says so.`;
    case 'longer':
      return `The file ${fault.file} is longer than the feed says. It was deleted.`;
    case 'no-room':
      return `There is too little room on the disk to load the newer version (${sizeText(fault.needed)}); the mail's room is not touched for it.`;
    case 'dearer':
      return `Loading version ${fault.version} was stopped because it would have cost more than was said. What came is kept; decide again in General, Updates.`;
    case 'disk':
      return `The newer version could not be written to the disk: ${fault.detail}.`;
    case 'not-installed':
      return `Version ${fault.version} could not be installed: ${fault.detail}. This one goes on as before.`;
  }
}

export const updateWords = page({
  fault: faultText,
  /** "a newer version 0.2.0 is there (85 MB, about €12, about 40 min over Modem)". */
  newer: (version: string, size: string, charge: ChargeSaid | null) =>
    `A newer version ${version} is there (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  /** By the state of it. */
  state: {
    told: 'Nothing is loaded before somebody says so (General, Updates).',
    'not-now': 'Not now, somebody said.',
    wanted: 'It is loaded when that line is up and the mail is done.',
    loading: 'It is being loaded.',
    loaded: 'It is loaded and checked.',
    skipped: 'It is skipped, as somebody said.',
    elsewhere: 'This Dialpost does not install it by itself: fetch and install it as this one was.',
  },
  minutes: (minutes: number) => `${minutes} min`,
  hours: (hours: number) => `${hours} h`,
  seconds: (seconds: number) => `${seconds} s`,
  money: (money: string) => `about ${money}`,
  none: (running: string) => `Dialpost ${running}: no newer version is known.`,
  running: (running: string) => `This is version ${running}.`,
  lookLater: 'Somebody asked to look: that is done at the end of the next call.',
  off: 'Nobody is asked for newer versions: no feed is set (General, Updates; updates.feed in the settings).',
  notTheNewest: (version: string) => `Version ${version} is not the newest any more. Look again.`,
  notHere: 'This Dialpost does not install newer versions by itself.',
  loadedAlready: (version: string) => `Version ${version} is loaded already.`,
  log: {
    looking: (host: string) => `looking for a newer version at ${host}`,
    nothingNewer: 'no newer version is there',
    loading: (file: string) => `loading ${file}`,
    loaded: (file: string) => `${file} is loaded and its signature is right`,
    keptPart: (file: string, size: string) => `${file} goes on later; ${size} lie here`,
    notKept: (error: string) => `what is known of newer versions could not be written down: ${error}`,
  },
  install: {
    notLoaded: 'No newer version is loaded.',
    busy: 'A line is up, or mail is on its way. Dialpost is updated when it is at rest; try again then.',
    joined: 'The post office runs in another process, which must be updated where it was installed.',
    damaged: (file: string) => `The loaded file ${file} is damaged. It is loaded anew where somebody says so.`,
    notWritable: (file: string) => `${file} may not be replaced by you`,
    gone: (file: string) => `${file} is not there`,
    refused: 'the system’s installer did not do it',
  },
});
