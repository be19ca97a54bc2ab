// What is worth knowing about the listener as it stands in the form.
import type { ReactNode } from 'react';
import { Mark } from '../parts/mark';
import page from '../parts/page.module.css';
import type { SettingsForm } from '../form/use-settings';
import { listenerWords } from '../words/listeners';
import { listenerNotes } from './listener-presets';

export function ListenerNotes({ form, base }: { readonly form: SettingsForm; readonly base: string }): ReactNode {
  const notes = listenerNotes(form.at(base), form.document);
  if (notes.length === 0) return null;
  return (
    <ul className={page['findings']} aria-label={listenerWords.notes}>
      {notes.map(({ tone, text }) => (
        <li key={text}>
          <Mark tone={tone}>{text}</Mark>
        </li>
      ))}
    </ul>
  );
}
