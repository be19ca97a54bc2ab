// How a form field is described in a list: where its value stands, what it is called,
// and which kind it is. fields.tsx shows the list, field-inputs.tsx how each kind is typed.
import type { VariantField } from '../form/variant';

/** What every field has, also one that its screen draws by hand. */
export interface NamedField {
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

export type Field = NamedField &
  (
    | { readonly kind: 'text' | 'switch' }
    /** `lines`: it has several, as a key does. */
    | { readonly kind: 'password'; readonly lines?: true }
    /** The path of a file of the computer: typed, or chosen. */
    | { readonly kind: 'file' }
    /** One a line or with commas; argv keeps spaces inside a line, and its program may be chosen. */
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
