// The wizard's page about the line: how it goes online as a person knows it, what it
// costs, and what that means for his mail. What is proposed for a line that costs follows
// every change here (spare.ts).
import { Chip, Group, Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { DIALLED_KINDS } from '../../src-main/contract/link';
import { textAt } from '../form/document';
import { Fields, Framed } from '../form/fields';
import type { SettingsForm } from '../form/use-settings';
import { LINK, TARIFF } from '../settings/link-fields';
import { LinkTest } from '../settings/link-test';
import { lineWords } from '../words/settings/lines';
import { wizardWords } from '../words/wizard';
import { currencies } from './currency';
import { useKept } from './kept';
import { LineMeans } from './line-means';
import type { PageProps } from './page-parts';
import { withLine } from './spare';
import {
  firstKind,
  isTerminal,
  kindsOf,
  type LinkKind,
  type Terminal,
  WAY_NAMES,
  wayOf,
  type WayOnline,
} from './ways-online';
import styles from './wizard.module.css';

/** The kind is asked in a person's words here, and the currency from a list. */
const HOW = LINK.filter(({ path }) => path !== 'kind');
const PRICES = TARIFF.filter(({ path }) => path !== 'tariff.currency').map((field) =>
  field.path === 'monthlyBudget' ? { ...field, label: wizardWords.line.budget } : field,
);

export function LinePage({ form, roles }: PageProps): ReactNode {
  const path = roles.link;
  const kind = textAt(form.at(path), 'kind');
  const [chosen, setChosen] = useKept<WayOnline | null>('way-online', null);
  const [terminal, setTerminal] = useKept<Terminal>('terminal', 'unknown');
  const spared = useMemo(() => sparing(form), [form]);
  const way = wayOf(kind, chosen);
  const choose = (next: string): void => {
    const wanted = WAY_NAMES.find((name) => name === next);
    if (wanted === undefined || wanted === way) return;
    setChosen(() => wanted);
    const fits = kindsOf(wanted).some((one) => one === kind);
    if (!fits) spared.change(`${path}.kind`, firstKind(wanted, window.dialpost.platform));
  };
  return (
    <>
      <Framed path="wizard.way" label={wizardWords.line.waysLabel} room="line" most={880}>
        <Chip.Group value={way} onChange={choose}>
          <Group gap="sm" pr={26} role="radiogroup" aria-label={wizardWords.line.waysLabel}>
            {WAY_NAMES.map((name) => (
              <Chip key={name} value={name} radius="sm" size="md" variant="outline">
                {wizardWords.line.ways[name]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Framed>
      <Kinds path={`${path}.kind`} way={way} kind={kind} choose={(next) => spared.change(`${path}.kind`, next)} />
      <Fields fields={HOW} base={path} form={spared} />
      {way === 'modem' && <Terminals terminal={terminal} choose={(next) => setTerminal(() => next)} />}
      <section className={styles['stack']} aria-label={wizardWords.line.price}>
        <h3>{wizardWords.line.price}</h3>
        <p className={styles['hint']}>{wizardWords.line.priceHint}</p>
        <Currency form={spared} path={`${path}.tariff.currency`} />
        <Fields fields={PRICES} base={path} form={spared} />
      </section>
      {DIALLED_KINDS.includes(kind) && <LinkTest form={form} base={path} />}
      <LineMeans form={form} roles={roles} terminal={way === 'modem' ? terminal : 'unknown'} />
    </>
  );
}

/** The form whose changes bring the proposals for the line along. */
function sparing(form: SettingsForm): SettingsForm {
  return { ...form, change: (path, value) => form.replace(withLine(form.document, path, value)) };
}

interface KindsProps {
  readonly path: string;
  readonly way: WayOnline;
  readonly kind: string;
  choose(kind: LinkKind): void;
}

/** What dials, where that may be one of several. */
function Kinds({ path, way, kind, choose }: KindsProps): ReactNode {
  const kinds = kindsOf(way);
  if (kinds.length < 2) return null;
  return (
    <Framed path={path} label={lineWords.kind} most={320}>
      <Select
        label={way === 'hotspot' ? wizardWords.line.kindHotspot : wizardWords.line.kind}
        data={kinds.map((value) => ({ value, label: lineWords.kinds[value] }))}
        value={kind}
        onChange={(next) => {
          const wanted = kinds.find((one) => one === next);
          if (wanted !== undefined) choose(wanted);
        }}
        allowDeselect={false}
      />
    </Framed>
  );
}

function Terminals({ terminal, choose }: { readonly terminal: Terminal; choose(next: Terminal): void }): ReactNode {
  return (
    <Framed path="wizard.terminal" label={wizardWords.line.terminal} most={520}>
      <Select
        label={wizardWords.line.terminal}
        description={wizardWords.line.terminalHint}
        data={Object.entries(wizardWords.line.terminals).map(([value, label]) => ({ value, label }))}
        value={terminal}
        onChange={(next) => isTerminal(next) && choose(next)}
        allowDeselect={false}
      />
    </Framed>
  );
}

function Currency({ form, path }: { readonly form: SettingsForm; readonly path: string }): ReactNode {
  const standing = textAt(form.document, path);
  return (
    <Framed path={path} label={lineWords.currency} most={160} left={() => form.left(path)}>
      <Select
        label={lineWords.currency}
        data={currencies(standing)}
        value={standing === '' ? null : standing}
        onChange={(next) => next !== null && form.change(path, next)}
        error={form.issues.find((issue) => issue.path === path)?.message}
        allowDeselect={false}
        searchable
      />
    </Framed>
  );
}
