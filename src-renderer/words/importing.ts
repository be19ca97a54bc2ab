// The sentences of settings that are taken in from a file. The rules of words/window.ts hold.
import { number } from '../format';
import { page } from './spoken';

const logins = (who: string, where: string): string => [who, where].filter((part) => part !== '').join(' at ');

export const importingWords = page({
  title: 'Take these settings?',
  take: 'Take these settings',
  taken: 'The settings of the file hold from now on, also for mail that already waits.',
  undone: 'The settings of before hold again.',

  misfitTitle: 'This file does not fit',
  misfit:
    'Nothing was changed. These places do not fit; put them right in the file, or export it anew where it comes from.',
  moreIssues: (n: number) => (n === 1 ? 'One more place does not fit.' : `${number(n)} more places do not fit.`),

  nothing: 'These are the settings of today: nothing would change.',
  changes: 'What changes',
  first: 'What is set up',
  how: { new: 'New', gone: 'Removed', changed: 'Changed' },
  /** `names`: of the fields of a thing that change. */
  fields: (names: readonly string[], more: number) =>
    `${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
  other: 'other things',
  moreThings: (n: number) => (n === 1 ? 'One more changes.' : `${number(n)} more change.`),

  programs: 'Programs it runs on this computer',
  noPrograms: 'It runs no program on this computer.',
  newPrograms:
    'Some are new. A program may do anything that your account may do: take the file only if you know what each of them is for.',
  known: 'As today',
  does: {
    connect: (line: string) => `${line}: goes online`,
    'hang-up': (line: string) => `${line}: hangs up`,
    status: (line: string) => `${line}: tells how the line stands`,
    collect: (provider: string) => `${provider}: has held mail sent`,
  },

  ways: 'Where mail would go that goes elsewhere today',
  host: (provider: string, host: string, danger: 'open' | 'unchecked' | null) =>
    ({
      none: `${provider}: to ${host}`,
      open: `${provider}: to ${host}, where others on the way could read it (no encryption, or only where it is offered)`,
      unchecked: `${provider}: to ${host}, whose certificate is not checked: another host could stand in for it`,
    })[danger ?? 'none'],
  direct: (provider: string) => `${provider}: straight to each domain`,
  forward: (mailbox: string, to: string) => `Every letter for ${mailbox} also to ${to}`,

  passwords: 'Passwords that are wanting',
  passwordsMeaning:
    'A file has no passwords in it. Those of today stay where host, port and login name are the same; type the others here.',
  elsewhere:
    'One is stored, but the file uses it in another way (another host, login name, encryption or program): type it again so that it does not go elsewhere.',
  typeIt: 'Type it here; the settings cannot be taken without it.',
  passwordOf: (field: string, who: string, where: string) => {
    const login = logins(who, where);
    return login === '' ? field : `${field} of ${login}`;
  },
});
