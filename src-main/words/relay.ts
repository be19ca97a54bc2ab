// What the relay says of itself: settings that are wanted, asked for or edited by hand,
// and things that are not there.
import { countText } from './amounts';
import { page } from './page';

const known = (ids: readonly string[]): string => ids.join(', ') || 'none';

export const relayWords = page({
  settings: {
    misfit: 'The settings do not fit:',
    noMail: (trouble: string) => `${trouble} No mail is taken or sent until good settings are set.`,
    changedSince:
      'Nothing was taken: the settings were changed elsewhere while you looked. Import the file again to see what it changes now.',
    changedAfter:
      'The settings of before cannot be put back any more: other settings were saved since, or Dialpost was started anew. Today’s hold on.',
    none: (dir: string) =>
      `Nothing is set up in ${dir} yet. Give a settings document with --settings FILE, or try --practice.`,
    lost: (dir: string) =>
      `The settings of ${dir} could not be read, and nothing was changed in its mail. Put the file in corrupt/ right and back in its place as settings.json, or give a settings document with --settings FILE.`,
  },
  edited: {
    notTaken: (file: string, error: string) => `a change of ${file} by hand could not be taken: ${error}`,
    notWatched: (dir: string, error: string) =>
      `the folder ${dir} can no longer be watched for settings changed by hand: ${error}`,
    inForce: (path: string) => `${path} was changed by hand and is in force`,
    misfit: (path: string) =>
      `${path} was changed by hand and does not fit. The settings from before stay in force, and mail goes on. Put the file right and save it again, or save settings here: the changed file is then kept in corrupt/.`,
  },
  missing: {
    setAside: (id: string, why: string) => `Message ${id} was set aside: ${why}. Nothing of it can be shown.`,
    keptOff:
      'The text of this letter is gone: letters that were delivered are not kept. To keep them, say for how many days in General ("Keep delivered letters").',
    kept: (days: number) =>
      `The text of this letter is gone. Delivered letters are kept for ${countText(days, 'day')}; this one is older, was returned or removed, left before that was set, or made room for new mail.`,
    inMailbox: (mailbox: string) =>
      `This letter no longer lies in the mailbox ${mailbox}: a mail program has fetched or deleted it.`,
    message: (id: string) =>
      `There is no message ${id} in the queue; it may have been delivered meanwhile. Look in the history.`,
    undo: 'That can no longer be taken back: Dialpost was started anew, or too much was changed since.',
    session: (id: string) => `There is no call ${id}. "dialpost sessions" lists them.`,
    link: (id: string, links: readonly string[]) => `There is no line "${id}". Known: ${known(links)}.`,
    password: (host: string, port: number) =>
      `No password is stored for ${host}:${port}. Give one with the test, or set it under Providers first.`,
    openListener: 'No listener is open, so there is nothing to test.',
    listener: (id: string, listeners: readonly string[]) => `There is no listener "${id}". Known: ${known(listeners)}.`,
  },
  ownRootsOnly: (why: string) =>
    `The certificates that this computer trusts could not be read (${why}); hosts are judged by those that Dialpost brings.`,
  pauseIsOver: 'That time is over already; name one that is still to come.',
  testedAlready: (link: string) => `The line "${link}" is being tested already; wait for that test to end.`,
});
