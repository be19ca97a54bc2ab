// Form fields described in a list: where the value stands, what it is called, and
// how it is typed. The relay's sentence about a place stands under its field.
// A password is never shown: the field says that one is stored and takes a new one.
import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { S } from '../words-setup';
import { asObject, read } from './document';
import styles from './fields.module.css';
import { issueAt, type SettingsForm } from './use-settings';

interface Common {
  /** Inside the form's base: "route.hosts[0].port". */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  /** Shown only where this holds of the thing at the base. */
  readonly when?: (base: unknown) => boolean;
  /** Takes the whole row. */
  readonly wide?: boolean;
}

export type Field = Common & (
  | { readonly kind: 'text' | 'password' | 'switch' }
  /** One a line or with commas; argv keeps spaces inside a line. */
  | { readonly kind: 'list' | 'argv' | 'numbers' }
  | { readonly kind: 'number'; readonly blank?: boolean; readonly decimals?: boolean }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  /** A text that is null while it is empty. */
  | { readonly kind: 'maybe' }
);

export function Fields({ fields, base, form }: { readonly fields: readonly Field[]; readonly base: string; readonly form: SettingsForm }): ReactNode {
  const shown = fields.filter((f) => f.when?.(form.at(base)) ?? true);
  return (
    <div className={styles['fields']}>
      {shown.map((field) => (
        <div key={field.path} className={styles[field.wide || field.kind === 'switch' ? 'wide' : 'field']}>
          <One field={field} path={base === '' ? field.path : `${base}.${field.path}`} form={form} />
        </div>
      ))}
    </div>
  );
}

interface OneProps<F = Field> {
  readonly field: F;
  readonly path: string;
  readonly form: SettingsForm;
}

function One({ field, path, form }: OneProps): ReactNode {
  const value = form.at(path);
  const set = (next: unknown): void => form.change(path, next);
  const common = { label: field.label, description: field.hint, error: issueAt(form.issues, path), size: 'sm' } as const;
  switch (field.kind) {
    case 'switch':
      return <Switch {...common} checked={value === true} onChange={(e) => set(e.currentTarget.checked)} />;
    case 'number':
      return <NumberInput {...common} value={typeof value === 'number' ? value : ''} allowDecimal={field.decimals ?? false} hideControls
        onChange={(n) => set(typeof n === 'number' ? n : field.blank ? null : n)} placeholder={field.blank ? S.unlimited : undefined} />;
    case 'choice':
      return <Select {...common} data={Object.entries(field.choices).map(([v, label]) => ({ value: v, label }))} value={typeof value === 'string' ? value : null}
        onChange={set} allowDeselect={false} />;
    case 'password':
      return <Password field={field} path={path} form={form} />;
    case 'list':
    case 'argv':
    case 'numbers':
      return <Lines key={path} kind={field.kind} value={Array.isArray(value) ? value : []} set={set} common={common} />;
    case 'text':
    case 'maybe':
      return <TextInput {...common} value={typeof value === 'string' ? value : ''} onChange={(e) => set(field.kind === 'maybe' && e.currentTarget.value === '' ? null : e.currentTarget.value)} />;
  }
}

function Password({ field, path, form }: OneProps): ReactNode {
  const value = form.at(path);
  const stored = asObject(value)['set'] === true;
  // What was stored, so that an emptied field means "as it was".
  const [before] = useState(value);
  return (
    <PasswordInput label={field.label} size="sm" description={field.hint} error={issueAt(form.issues, path)} placeholder={stored ? S.passwordStored : undefined}
      value={typeof value === 'string' ? value : ''} autoComplete="off" visibilityToggleButtonProps={{ 'aria-label': S.showPassword, tabIndex: 0 }}
      onChange={(e) => form.change(path, e.currentTarget.value === '' ? (asObject(before)['set'] === true ? before : null) : e.currentTarget.value)} />
  );
}

interface LinesProps {
  readonly kind: 'list' | 'argv' | 'numbers';
  readonly value: readonly unknown[];
  set(value: readonly (string | number)[]): void;
  readonly common: object;
}

/** Keeps what was typed as it was typed; the list is made from it. */
function Lines({ kind, value, set, common }: LinesProps): ReactNode {
  const [text, setText] = useState(() => value.join(kind === 'argv' ? '\n' : ', '));
  const type = (typed: string): void => {
    setText(typed);
    const parts = typed.split(kind === 'argv' ? '\n' : /[\s,;]+/).filter((part) => part !== '');
    set(kind === 'numbers' ? parts.map((p) => (Number.isFinite(Number(p)) ? Number(p) : p)) : parts);
  };
  return kind === 'argv'
    ? <Textarea {...common} autosize minRows={2} value={text} onChange={(e) => type(e.currentTarget.value)} />
    : <TextInput {...common} value={text} onChange={(e) => type(e.currentTarget.value)} />;
}

/** What stands at `path` inside a base, for `when`. */
export const is = (path: string, ...values: readonly unknown[]) => (base: unknown): boolean => values.includes(read(base, path));
