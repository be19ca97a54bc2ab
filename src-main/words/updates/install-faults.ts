// Why a newer version that was fetched could not be put in this one's place, and what a person can do.
import { page } from '../page';

export type InstallFault =
  /** What lies here is not what was signed. */
  | { readonly kind: 'damaged' }
  /** The person who was asked for an administrator's password sent the question away. */
  | { readonly kind: 'dismissed'; readonly file: string }
  /** It was a wrong one, or there is nothing to ask for it with: the system does not say which. */
  | { readonly kind: 'no-asker'; readonly file: string }
  | { readonly kind: 'no-answer' }
  /** The package needs what is not installed, as Debian's programs say it. */
  | { readonly kind: 'lacking'; readonly detail: string }
  | { readonly kind: 'not-writable'; readonly file: string }
  | { readonly kind: 'system'; readonly detail: string };

/** Ends a sentence after a colon; without its full stop. */
function faultText(fault: InstallFault): string {
  switch (fault.kind) {
    case 'damaged':
      return 'what lies here is not what was signed. It was deleted; fetch it again';
    case 'dismissed':
      return `no administrator's password was given. Press again, or let an administrator run: sudo dpkg -i "${fault.file}"`;
    case 'no-asker':
      return `the administrator's password was not the right one, or there is nothing here to ask for it with (pkexec). Press again, or let an administrator run: sudo dpkg -i "${fault.file}"`;
    case 'no-answer':
      return "nobody answered the question for an administrator's password. Press again when somebody is there";
    case 'lacking':
      return `it needs other packages, which Dialpost does not fetch by itself (${fault.detail})`;
    case 'not-writable':
      return `you may not replace ${fault.file}. Ask whoever put it there`;
    case 'system':
      return `this computer said: ${fault.detail}`;
  }
}

export const installWords = page({ fault: faultText });
