// The fields of a line: how it goes online, what it costs, and what hardly anybody needs
// to say of it. What a kind of link does not know is not shown.
import { DIALLED_KINDS, ENTRY_KINDS } from '../../src-main/contract/link';
import type { Field } from '../parts/field-list';
import { is } from '../form/fields';
import { fieldWords } from '../words/fields';
import { connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';

const dialled = is('kind', ...DIALLED_KINDS);
const command = is('kind', 'command');
export const LINK_NAME: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
];
export const LINK: readonly Field[] = [
  { kind: 'choice', path: 'kind', label: fieldWords.linkKind, choices: fieldWords.linkWords },
  {
    kind: 'text',
    path: 'entry',
    label: fieldWords.entry,
    hint: fieldWords.entryHint,
    when: is('kind', ...ENTRY_KINDS),
  },
  { kind: 'text', path: 'username', label: fieldWords.username, when: is('kind', 'ras') },
  { kind: 'password', path: 'password', label: fieldWords.password, when: is('kind', 'ras') },
  {
    kind: 'argv',
    path: 'connectCommand',
    label: fieldWords.connect,
    hint: fieldWords.argvHint,
    wide: true,
    when: command,
  },
  { kind: 'argv', path: 'disconnectCommand', label: fieldWords.disconnect, wide: true, when: command },
];
export const TARIFF: readonly Field[] = [
  { kind: 'text', path: 'tariff.currency', label: fieldWords.currency },
  { kind: 'number', path: 'tariff.perMinute', label: fieldWords.perMinute, decimals: true },
  { kind: 'number', path: 'tariff.perCall', label: fieldWords.perCall, decimals: true },
  { kind: 'number', path: 'tariff.perMegabyte', label: fieldWords.perMegabyte, decimals: true },
  { kind: 'number', path: 'tariff.billingSeconds', label: fieldWords.billing },
  {
    kind: 'number',
    path: 'monthlyBudget',
    label: fieldWords.budget,
    hint: fieldWords.budgetHint,
    blank: savingWords.unlimited,
    decimals: true,
  },
  { kind: 'number', path: 'doNotAskUnder', label: fieldWords.askUnder, hint: fieldWords.askUnderHint, decimals: true },
];
export const LINK_MORE: readonly Field[] = [
  { kind: 'argv', path: 'statusCommand', label: fieldWords.statusCommand, wide: true, when: command },
  { kind: 'number', path: 'dialAttempts', label: fieldWords.attempts, when: dialled },
  { kind: 'number', path: 'redialDelaySeconds', label: fieldWords.redial, when: dialled },
  { kind: 'number', path: 'dialTimeoutSeconds', label: fieldWords.dialTimeout, when: dialled },
  { kind: 'number', path: 'maxOnlineMinutes', label: fieldWords.maxOnline, blank: savingWords.unlimited },
  { kind: 'list', path: 'dnsServers', label: fieldWords.dns },
  { kind: 'choice', path: 'metered', label: fieldWords.metered, choices: fieldWords.meteredWords },
  { kind: 'choice', path: 'limits.when', label: fieldWords.limitsWhen, choices: fieldWords.limitsWords },
  {
    kind: 'size',
    path: 'limits.maxBytes',
    label: fieldWords.limitsBytes,
    hint: fieldWords.limitsHint,
    blank: savingWords.unlimited,
  },
  { kind: 'several', path: 'limits.priorities', label: fieldWords.priorities, choices: connectorWords.priorityWords },
];
