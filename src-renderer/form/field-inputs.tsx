// How each kind of field is typed. Whatever is typed stands as it was typed, right
// or wrong, until somebody changes it, but for the blanks around a line; the relay
// judges. A password is never shown: the field says that one is stored and takes a
// new one.
import { Checkbox, Group, NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { useLive } from '../live';
import { savingWords } from '../words/saving';
import { ChooseFile } from './choose-file';
import { asObject } from './document';
import type { Choices, Field } from '../parts/field-list';
import { same } from './merge';
import { decimalOf, decimalText } from './decimal';
import { fromMegabytes, megabytes, sizeSentence } from './megabytes';
import { issueAt, type SettingsForm } from './use-settings';

type Plain = Exclude<Field, { kind: 'variant' }>;

interface InputProps<F = Plain> {
  readonly field: F;
  readonly path: string;
  readonly form: SettingsForm;
}

/** What every input is given. */
function commonOf({ field, path, form }: InputProps) {
  return { label: field.label, description: field.hint, error: issueAt(form.issues, path), size: 'sm' } as const;
}

export function Input({ field, path, form }: InputProps): ReactNode {
  const value = form.at(path);
  const set = (next: unknown): void => form.change(path, next);
  const common = commonOf({ field, path, form });
  switch (field.kind) {
    case 'switch':
      return <YesNo field={field} path={path} form={form} />;
    case 'number':
      return <AnyNumber field={field} path={path} form={form} />;
    case 'size':
      return <Size field={field} path={path} form={form} />;
    case 'choice':
      return <OneOf field={field} path={path} form={form} />;
    case 'several':
      return <Several field={field} path={path} form={form} />;
    case 'toggle':
      return <Toggle field={field} path={path} form={form} />;
    case 'password':
      return <Password field={field} path={path} form={form} />;
    case 'list':
    case 'argv':
    case 'numbers':
      return <Lines key={path} kind={field.kind} value={value} set={set} common={common} />;
    case 'file':
      return <FilePath field={field} path={path} form={form} />;
    case 'text':
    case 'maybe':
    case 'made':
      return <OneLine field={field} path={path} form={form} />;
  }
}

function YesNo({ field, path, form }: InputProps): ReactNode {
  // The description is inside the label; the name shall be the label alone.
  return (
    <Switch
      {...commonOf({ field, path, form })}
      aria-label={field.label}
      checked={form.at(path) === true}
      onChange={(e) => form.change(path, e.currentTarget.checked)}
    />
  );
}

/** Bytes in the settings, megabytes on screen. */
function Size({ field, path, form }: InputProps<Extract<Field, { kind: 'size' }>>): ReactNode {
  const value = form.at(path);
  const common = commonOf({ field, path, form });
  return (
    <Decimal
      common={{ ...common, error: common.error && sizeSentence(common.error) }}
      blank={field.blank}
      value={typeof value === 'number' ? megabytes(value) : value}
      set={(n) => form.change(path, typeof n === 'number' ? fromMegabytes(n) : n)}
    />
  );
}

/** Whole, or with decimals. */
function AnyNumber({ field, path, form }: InputProps<Extract<Field, { kind: 'number' }>>): ReactNode {
  const Typed = field.decimals ? Decimal : Numeral;
  const set = (next: unknown): void => form.change(path, next);
  return <Typed common={commonOf({ field, path, form })} blank={field.blank} value={form.at(path)} set={set} />;
}

function FilePath({ field, path, form }: InputProps): ReactNode {
  return (
    <div>
      <OneLine field={field} path={path} form={form} />
      <ChooseFile label={field.label} chosen={(chosen) => form.change(path, chosen)} />
    </div>
  );
}

/** Blanks around it, as pasting brings them along, are no part of it; they stand while somebody types. */
function OneLine({ field, path, form }: InputProps): ReactNode {
  const value = form.at(path);
  const [typed, setTyped] = useState('');
  const plain = typeof value === 'string' ? value : '';
  return (
    <TextInput
      {...commonOf({ field, path, form })}
      value={typed.trim() === plain ? typed : plain}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        form.change(path, emptied(field.kind, e.currentTarget.value.trim()));
      }}
      onBlur={() => setTyped('')}
    />
  );
}

/** One of several words; "none" is the empty word on screen. */
function OneOf({ field, path, form }: InputProps<Extract<Field, { kind: 'choice' }>>): ReactNode {
  const value = form.at(path);
  const nothing = field.none === undefined ? null : '';
  const cleared = field.absent ? undefined : null;
  return (
    <Select
      {...commonOf({ field, path, form })}
      data={dataOf(field.choices, form, field.none)}
      value={typeof value === 'string' ? value : nothing}
      onChange={(v) => form.change(path, v === '' ? cleared : v)}
      allowDeselect={false}
    />
  );
}

interface NumeralProps {
  readonly common: object;
  /** It may be empty, which is null, and means this. */
  readonly blank: string | undefined;
  readonly value: unknown;
  set(value: number | string | null): void;
}

/** A number with decimals, typed with a point or a comma. What is no number stands as it was typed. */
function Decimal({ common, blank, value, set }: NumeralProps): ReactNode {
  const [typed, setTyped] = useState('');
  const nothing = blank === undefined ? '' : null;
  const meaning = (text: string): number | string | null => (text.trim() === '' ? nothing : decimalOf(text));
  const plain = typeof value === 'number' ? decimalText(value) : String(value ?? '');
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      value={meaning(typed) === (value ?? nothing) ? typed : plain}
      placeholder={blank}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        set(meaning(e.currentTarget.value));
      }}
    />
  );
}

function Numeral({ common, blank, value, set }: NumeralProps): ReactNode {
  const nothing = blank === undefined ? '' : null;
  const meaning = (text: string | number): number | '' | null =>
    String(text).trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : nothing;
  return (
    <NumberInput
      {...common}
      value={typeof value === 'number' ? value : ''}
      allowDecimal={false}
      hideControls
      onChange={(text) => set(meaning(text))}
      placeholder={blank}
    />
  );
}

/** What an emptied text means: null, the relay's own choice, or just an empty text. */
function emptied(kind: Plain['kind'], typed: string): string | null | undefined {
  if (typed !== '') return typed;
  if (kind === 'maybe') return null;
  return kind === 'made' ? undefined : typed;
}

function choicesOf(choices: Choices, form: SettingsForm): Readonly<Record<string, string>> {
  return typeof choices === 'function' ? choices(form.document) : choices;
}

function dataOf(choices: Choices, form: SettingsForm, none: string | undefined): { value: string; label: string }[] {
  const data = Object.entries(choicesOf(choices, form)).map(([value, label]) => ({ value, label }));
  return none === undefined ? data : [{ value: '', label: none }, ...data];
}

/** Check marks; a value that is chosen and no longer offered can be taken away, too. */
function Several({ field, path, form }: InputProps<Extract<Field, { kind: 'several' }>>): ReactNode {
  const value = form.at(path);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const offered = choicesOf(field.choices, form);
  const all = { ...Object.fromEntries(chosen.map((one) => [one, one])), ...offered };
  const order = [...Object.keys(offered), ...chosen.filter((one) => !Object.hasOwn(offered, one))];
  return (
    <Checkbox.Group
      label={field.label}
      description={field.hint}
      error={issueAt(form.issues, path)}
      size="sm"
      value={chosen}
      onChange={(next) =>
        form.change(
          path,
          order.filter((one) => next.includes(one)),
        )
      }
    >
      <Group gap="md" my={6}>
        {order.map((one) => (
          <Checkbox key={one} size="sm" value={one} label={all[one]} />
        ))}
        {order.length === 0 && <span>{field.empty}</span>}
      </Group>
    </Checkbox.Group>
  );
}

function Toggle({ field, path, form }: InputProps<Extract<Field, { kind: 'toggle' }>>): ReactNode {
  const value = form.at(path) ?? null;
  // One of the two is plain (null, "all"); the other is whatever was typed there.
  const on = typeof field.off === 'object' && field.off !== null ? same(value, field.on) : !same(value, field.off);
  const [kept, setKept] = useState({ on: field.on, off: field.off });
  const turn = (next: boolean): void => {
    setKept(on ? { ...kept, on: value } : { ...kept, off: value });
    form.change(path, next ? kept.on : kept.off);
  };
  return (
    <Switch
      label={field.label}
      aria-label={field.label}
      description={field.hint}
      size="sm"
      checked={on}
      error={form.issues.find((i) => i.path === path)?.message}
      onChange={(e) => turn(e.currentTarget.checked)}
    />
  );
}

function Password({ field, path, form }: InputProps<Extract<Field, { kind: 'password' }>>): ReactNode {
  const value = form.at(path);
  const { status } = useLive();
  const hints = [field.hint, status?.passwords === 'file' ? savingWords.passwordInFile : undefined].filter(
    (hint) => hint !== undefined,
  );
  const stored = asObject(value)['set'] === true;
  const issue = issueAt(form.issues, path);
  // What was stored when last seen, so that an emptied field means "as it was".
  const before = useRef<unknown>(null);
  if (stored) before.current = value;
  const common = {
    label: field.label,
    size: 'sm',
    description: hints.length > 0 ? hints.join(' ') : undefined,
    error: issue !== null && typeof value !== 'string' && !stored ? savingWords.typePassword : issue,
    placeholder: stored ? savingWords.passwordStored : undefined,
    value: typeof value === 'string' ? value : '',
    autoComplete: 'off',
    'aria-invalid': issue !== null || undefined,
    onChange: (e: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      form.change(path, e.currentTarget.value === '' ? before.current : e.currentTarget.value),
  } as const;
  if (field.lines) return <Textarea {...common} autosize minRows={2} maxRows={6} />;
  const toggle = { 'aria-label': savingWords.showPassword, tabIndex: 0 };
  return <PasswordInput {...common} visibilityToggleButtonProps={toggle} />;
}

/** An argument may begin or end with blanks; a program's path does not. */
function argvOf(typed: string): readonly string[] {
  const [program = '', ...words] = typed.split('\n').filter((line) => line !== '');
  return [program.trim(), ...words].filter((word) => word !== '');
}

interface LinesProps {
  readonly kind: 'list' | 'argv' | 'numbers';
  readonly value: unknown;
  set(value: readonly (string | number)[]): void;
  readonly common: { readonly label: string };
}

/** Keeps what was typed as it was typed; the list is made from it. */
function Lines({ kind, value, set, common }: LinesProps): ReactNode {
  const [text, setText] = useState(() => (Array.isArray(value) ? value : []).join(kind === 'argv' ? '\n' : ', '));
  const type = (typed: string): void => {
    setText(typed);
    const parts = kind === 'argv' ? argvOf(typed) : typed.split(/[\s,;]+/).filter((part) => part !== '');
    set(kind === 'numbers' ? parts.map((p) => (Number.isFinite(Number(p)) ? Number(p) : p)) : parts);
  };
  return kind === 'argv' ? (
    <div>
      <Textarea {...common} autosize minRows={2} value={text} onChange={(e) => type(e.currentTarget.value)} />
      <ChooseFile label={common.label} chosen={(path) => type([path, ...text.split('\n').slice(1)].join('\n'))} />
    </div>
  ) : (
    <TextInput {...common} value={text} onChange={(e) => type(e.currentTarget.value)} />
  );
}
