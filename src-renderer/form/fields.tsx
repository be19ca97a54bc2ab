// Form fields described in a list: where the value stands, what it is called, and
// how it is typed. The relay's sentence about a place stands under its field. How
// each kind is typed is in field-inputs.
import { type ReactNode, useRef } from 'react';
import { read } from './document';
import { Input } from './field-inputs';
import type { Field } from '../parts/field-list';
import styles from './fields.module.css';
import { HelpMark } from './help-mark';
import type { SettingsForm } from './use-settings';
import { Variant } from './variant';

export function Fields({
  fields,
  base,
  form,
}: {
  readonly fields: readonly Field[];
  readonly base: string;
  readonly form: SettingsForm;
}): ReactNode {
  const shown = fields.filter((f) => f.when?.(form.at(base)) ?? true);
  return (
    <div key={form.round} className={styles['fields']}>
      {shown.map((field) => {
        const path = [base, field.path].filter((part) => part !== '').join('.');
        return (
          <Framed
            key={`${field.path} ${field.kind}`}
            path={path}
            label={field.label}
            room={roomOf(field)}
            left={() => form.left(path)}
          >
            {field.kind === 'variant' ? (
              <Variant field={field} path={path} form={form} />
            ) : (
              <Input field={field} path={path} form={form} />
            )}
          </Framed>
        );
      })}
    </div>
  );
}

/** A press that leaves the field is over by then: what it says must not push away what is pressed. */
const PRESS_MS = 250;

function roomOf({ kind, wide = false }: Field): 'field' | 'wide' | 'line' {
  if (kind === 'switch' || kind === 'toggle' || kind === 'several') return 'line';
  return wide ? 'wide' : 'field';
}

interface FramedProps {
  /** Of the document; the field's help and whoever leads to it know it by this. */
  readonly path: string;
  readonly label: string;
  /** Whose help it shows, where that is not the place's own. */
  readonly help?: string;
  /** Beside others; a whole row; or a row as long as its words. */
  readonly room?: 'field' | 'wide' | 'line';
  /** Pixels it may take. */
  readonly most?: number;
  readonly children: ReactNode;
  /** It was typed in and left. */
  left?(): void;
}

/** One field with its "?", also one that its screen draws by hand. */
export function Framed({ path, label, help = path, room = 'field', most, children, left }: FramedProps): ReactNode {
  const typed = useRef(false);
  const leave = (): void => {
    if (typed.current && left) setTimeout(left, PRESS_MS);
    typed.current = false;
  };
  return (
    <div
      className={styles[room]}
      style={{ maxWidth: most }}
      data-setting={path}
      data-help={help}
      onChange={() => (typed.current = true)}
      onBlur={leave}
    >
      {children}
      <HelpMark path={path} help={help} label={label} />
    </div>
  );
}

/** What stands at `path` inside a base, for `when`. */
export const is =
  (path: string, ...values: readonly unknown[]) =>
  (base: unknown): boolean =>
    values.includes(read(base, path));
/** True where there is an object at `path`, for the fields inside it. */
export const has =
  (path: string) =>
  (base: unknown): boolean =>
    typeof (read(base, path) ?? '') === 'object';
