// Form fields described in a list: where the value stands, what it is called, and
// how it is typed. The relay's sentence about a place stands under its field. How
// each kind is typed is in field-inputs.
import type { ReactNode } from 'react';
import { read } from './document';
import { Input } from './field-inputs';
import styles from './fields.module.css';
import type { SettingsForm } from './use-settings';
import { Variant, type VariantField } from './variant';

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

/** A value and its words; a function finds them in the document. */
export type Choices = Readonly<Record<string, string>> | ((document: unknown) => Readonly<Record<string, string>>);

export type Field = Common & (
  | { readonly kind: 'text' | 'password' | 'switch' }
  /** One a line or with commas; argv keeps spaces inside a line. */
  | { readonly kind: 'list' | 'argv' | 'numbers' }
  /** `blank`: it may be empty, and what that means. */
  | { readonly kind: 'number'; readonly blank?: string; readonly decimals?: boolean }
  /** Bytes, typed as megabytes. */
  | { readonly kind: 'size'; readonly blank?: string }
  /** `none` is chosen for null, or where nothing shall stand in the document. */
  | { readonly kind: 'choice'; readonly choices: Choices; readonly none?: string; readonly absent?: true }
  /** Any of the choices, as a list. */
  | { readonly kind: 'several'; readonly choices: Choices; readonly empty?: string }
  /** A text that is null while it is empty. */
  | { readonly kind: 'maybe' }
  /** A text that stands in the document only where something is typed: the relay makes it otherwise. */
  | { readonly kind: 'made' }
  /** A switch between two values, such as null and an object. */
  | { readonly kind: 'toggle'; readonly on: unknown; readonly off: unknown }
  | VariantField
);

export function Fields({ fields, base, form }: { readonly fields: readonly Field[]; readonly base: string; readonly form: SettingsForm }): ReactNode {
  const shown = fields.filter((f) => f.when?.(form.at(base)) ?? true);
  return (
    <div key={form.round} className={styles['fields']}>
      {shown.map((field) => {
        const path = [base, field.path].filter((part) => part !== '').join('.');
        const wide = field.wide || field.kind === 'switch' || field.kind === 'toggle' || field.kind === 'several';
        return (
          <div key={`${field.path} ${field.kind}`} className={styles[wide ? 'wide' : 'field']}>
            {field.kind === 'variant' ? <Variant field={field} path={path} form={form} /> : <Input field={field} path={path} form={form} />}
          </div>
        );
      })}
    </div>
  );
}

/** What stands at `path` inside a base, for `when`. */
export const is = (path: string, ...values: readonly unknown[]) => (base: unknown): boolean => values.includes(read(base, path));
/** True where there is an object at `path`, for the fields inside it. */
export const has = (path: string) => (base: unknown): boolean => typeof (read(base, path) ?? '') === 'object';
