// How held mail is fetched: one way and what it needs. What was typed for a way is
// there again when it is chosen again; a list of ways made by hand stays as it is
// until one is chosen here.
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asObject, textAt } from '../parts/document';
import { Fields } from '../parts/fields';
import type { SettingsForm } from '../parts/use-settings';
import { L } from '../words-forms';
import { Z } from '../words-wizard';
import { COLLECT } from './field-lists';

/** What a way of fetching needs before anything is typed. */
function fresh(method: string, host: string): object {
  const box = { host, security: 'implicit', username: '', password: null, after: 'delete', deliverTo: null };
  switch (method) {
    case 'atrn': return { method, domains: [], host, port: 366, security: 'starttls', username: '', password: null };
    case 'etrn': return { method, domains: [] };
    case 'finger': return { method, host, port: 79, query: '' };
    case 'text': return { method, host, port: 25, send: '', expect: '' };
    case 'command': return { method, command: [], timeoutSeconds: 60 };
    case 'imap': return { method, ...box, port: 993, mailbox: 'INBOX' };
    case 'pop3': return { method, ...box, port: 995 };
    default: return { method };
  }
}

export function CollectForm({ form, base }: { readonly form: SettingsForm; readonly base: string }): ReactNode {
  const path = `${base}.collect`;
  const byHand = Array.isArray(form.at(path));
  const [kept, setKept] = useState<Readonly<Record<string, unknown>>>({});
  const method = textAt(form.at(path), 'method') || 'none';
  const host = textAt(form.at(base), 'route.hosts[0].host');
  const choose = (next: string | null): void => {
    if (next === null) return;
    setKept({ ...kept, [method]: form.at(path) });
    form.change(path, kept[next] ?? { ...fresh(next, host), schedule: asObject(form.at(path))['schedule'] ?? null });
  };
  return (
    <>
      {byHand && <p>{Z.byHand}</p>}
      <Select label={L.method} data={Object.entries(L.methodWords).map(([value, label]) => ({ value, label }))} value={byHand ? null : method} onChange={choose} allowDeselect={false} maw={320} />
      {!byHand && <Fields key={method} fields={COLLECT} base={path} form={form} />}
    </>
  );
}
