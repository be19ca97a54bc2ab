// A choice between shapes: a login or none, one way of fetching or another. Each
// shape has keys of its own, so choosing one replaces the whole; what was typed for
// another is kept while the form is open, and is there again when it is chosen again.
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { textAt } from './document';
import { issueAt, type SettingsForm } from './use-settings';

export interface VariantField {
  readonly kind: 'variant';
  /** The key that tells the shapes apart: "kind", "method". */
  readonly tag: string;
  readonly choices: Readonly<Record<string, string>>;
  /** A new shape; `before` is the one that stood there, `around` what it stands in. */
  fresh(tag: string, before: unknown, around: unknown): object;
}

interface Props {
  readonly field: VariantField & { readonly label: string; readonly hint?: string };
  /** Of the object; "" in front of nothing. */
  readonly path: string;
  readonly form: SettingsForm;
}

export function Variant({ field: { tag, choices, label, hint, fresh }, path, form }: Props): ReactNode {
  const [kept, setKept] = useState<Readonly<Record<string, unknown>>>({});
  const now = form.at(path);
  const chosen = textAt(now, tag);
  const choose = (next: string | null): void => {
    if (next === null || next === chosen) return;
    setKept({ ...kept, [chosen]: now });
    form.change(
      path,
      kept[next] ?? { ...fresh(next, now, form.at(path.slice(0, path.lastIndexOf('.')))), [tag]: next },
    );
  };
  const own = form.issues.find((i) => i.path === path || i.path === `${path}.${tag}`);
  return (
    <Select
      label={label}
      description={hint}
      data={Object.entries(choices).map(([value, words]) => ({ value, label: words }))}
      value={chosen === '' ? null : chosen}
      onChange={choose}
      allowDeselect={false}
      size="sm"
      error={own?.message ?? (chosen === '' ? issueAt(form.issues, path) : null)}
    />
  );
}
