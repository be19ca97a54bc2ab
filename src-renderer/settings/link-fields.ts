// The fields of a line: how it goes online, what it costs, and what hardly anybody needs
// to say of it. What a kind of link does not know is not shown.
import { DIALLED_KINDS, kindsThatKnow, Link } from '../../src-main/contract/link';
import type { Field } from '../parts/field-list';
import { is } from '../form/fields';
import { plainFields } from '../form/plain-fields';
import { fieldWords } from '../words/fields';
import { lineWords } from '../words/settings/lines';
import { connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';

const dialled = is('kind', ...DIALLED_KINDS);
const knows = (field: string): ((base: unknown) => boolean) => is('kind', ...kindsThatKnow(field));
export const LINK_NAME: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
];
export const LINK: readonly Field[] = [
  { kind: 'choice', path: 'kind', label: lineWords.kind, choices: lineWords.kinds },
  ...plainFields(Link.shape, lineWords.own, knows),
  { kind: 'text', path: 'username', label: fieldWords.username, when: knows('username') },
  { kind: 'password', path: 'password', label: fieldWords.password, when: knows('password') },
  {
    kind: 'argv',
    path: 'connectCommand',
    label: lineWords.connect,
    hint: fieldWords.argvHint,
    wide: true,
    when: knows('connectCommand'),
  },
  {
    kind: 'argv',
    path: 'disconnectCommand',
    label: lineWords.disconnect,
    wide: true,
    when: knows('disconnectCommand'),
  },
];
export const TARIFF: readonly Field[] = [
  { kind: 'text', path: 'tariff.currency', label: lineWords.currency },
  { kind: 'number', path: 'tariff.perMinute', label: lineWords.perMinute, decimals: true },
  { kind: 'number', path: 'tariff.perCall', label: lineWords.perCall, decimals: true },
  { kind: 'number', path: 'tariff.perMegabyte', label: lineWords.perMegabyte, decimals: true },
  { kind: 'number', path: 'tariff.billingSeconds', label: lineWords.billing },
  {
    kind: 'number',
    path: 'monthlyBudget',
    label: lineWords.budget,
    hint: lineWords.budgetHint,
    blank: savingWords.unlimited,
    decimals: true,
  },
  { kind: 'number', path: 'doNotAskUnder', label: lineWords.askUnder, hint: lineWords.askUnderHint, decimals: true },
];
export const LINK_MORE: readonly Field[] = [
  { kind: 'argv', path: 'statusCommand', label: lineWords.statusCommand, wide: true, when: knows('statusCommand') },
  { kind: 'number', path: 'dialAttempts', label: lineWords.attempts, when: dialled },
  { kind: 'number', path: 'redialDelaySeconds', label: lineWords.redial, when: dialled },
  { kind: 'number', path: 'dialTimeoutSeconds', label: lineWords.dialTimeout, when: dialled },
  { kind: 'number', path: 'maxOnlineMinutes', label: lineWords.maxOnline, blank: savingWords.unlimited },
  { kind: 'list', path: 'dnsServers', label: lineWords.dns },
  { kind: 'choice', path: 'metered', label: lineWords.metered, choices: lineWords.meteredWords },
  { kind: 'choice', path: 'limits.when', label: lineWords.limitsWhen, choices: lineWords.limitsWords },
  {
    kind: 'size',
    path: 'limits.maxBytes',
    label: lineWords.limitsBytes,
    hint: lineWords.limitsHint,
    blank: savingWords.unlimited,
  },
  { kind: 'several', path: 'limits.priorities', label: fieldWords.priorities, choices: connectorWords.priorityWords },
];
