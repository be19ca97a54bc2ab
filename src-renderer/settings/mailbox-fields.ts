// The fields of a mailbox kept here, and of mail for addresses that none is listed for.
import { listAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';
import { namesOf } from './connector-fields';

export const MAILBOX: readonly Field[] = [
  { kind: 'text', path: 'address', label: connectorWords.mailboxAddress },
  { kind: 'list', path: 'aliases', label: connectorWords.aliases, hint: connectorWords.aliasesHint },
  {
    kind: 'choice',
    path: 'account',
    label: connectorWords.account,
    choices: namesOf('accounts', 'username'),
    none: connectorWords.nobody,
  },
  { kind: 'size', path: 'quotaBytes', label: connectorWords.quota, blank: savingWords.unlimited },
  { kind: 'list', path: 'forwardTo', label: connectorWords.forward, hint: connectorWords.aliasesHint },
  {
    kind: 'switch',
    path: 'keepCopy',
    label: connectorWords.keepCopy,
    when: (base) => listAt(base, 'forwardTo').length > 0,
  },
];

export const UNLISTED: readonly Field[] = [
  { kind: 'maybe', path: 'catchAll', label: connectorWords.catchAll, hint: connectorWords.catchAllHint },
  { kind: 'choice', path: 'unknown', label: connectorWords.unknown, choices: connectorWords.unknownWords },
];
