// One connector: which mail it carries, where to, how held mail is fetched, and
// how hard it tries. Its times stand on the Schedule screen.
import { Anchor, Button, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, read, textAt } from '../parts/document';
import { Fields } from '../parts/fields';
import { issueAt, type SettingsForm } from '../parts/use-settings';
import { HostTest } from '../wizard/page-parts';
import { L } from '../words-forms';
import { P } from '../words-parts';
import { Z } from '../words-wizard';
import { CollectForm } from './collect-form';
import { CARRIES, CONNECTOR, HOST, ROUTE, TIMES } from './field-lists';
import { Section } from './part-screen';

interface Props {
  readonly form: SettingsForm;
  readonly base: string;
}

export const NEW_HOST = { host: '', port: 587, security: 'starttls', verifyCertificate: true, auth: { kind: 'none' } };

export function ConnectorForm({ form, base }: Props): ReactNode {
  const links = listAt(form.document, 'links').map((l) => ({ value: textAt(l, 'id'), label: textAt(l, 'name') || textAt(l, 'id') }));
  return (
    <>
      <Section title={P.general}>
        <Fields fields={CONNECTOR} base={base} form={form} />
        <Select label={L.link} data={links} value={textAt(form.at(base), 'link')} onChange={(v) => form.change(`${base}.link`, v)} allowDeselect={false} maw={270} error={issueAt(form.issues, `${base}.link`)} />
        <Spaces form={form} path={`${base}.addressSpaces`} />
        <Anchor href="#/schedule" size="sm">{P.toSchedule}</Anchor>
      </Section>
      <Section title={L.route}><RouteForm form={form} base={base} /></Section>
      <Section title={L.method}><CollectForm form={form} base={base} /></Section>
      <Section title={P.carries}><Fields fields={CARRIES} base={base} form={form} /></Section>
      <Section title={P.times}><Fields fields={TIMES} base={base} form={form} /></Section>
    </>
  );
}

/** "*.example 5" a line: the pattern and, where it is not 1, its cost. */
function Spaces({ form, path }: { readonly form: SettingsForm; readonly path: string }): ReactNode {
  const [text, setText] = useState(() => listAt(form.document, path).map((s) => (read(s, 'cost') === 1 ? textAt(s, 'pattern') : `${textAt(s, 'pattern')} ${textAt(s, 'cost')}`)).join('\n'));
  const type = (typed: string): void => {
    setText(typed);
    form.change(path, typed.split('\n').map((line) => line.trim().split(/\s+/)).filter(([p]) => p !== '').map(([pattern, cost = '1']) => ({ pattern, cost: Number(cost) })));
  };
  return <Textarea label={P.spaces} description={P.spacesHint} value={text} onChange={(e) => type(e.currentTarget.value)} autosize minRows={2} maw={540} error={issueAt(form.issues, path)} />;
}

function RouteForm({ form, base }: Props): ReactNode {
  const path = `${base}.route`;
  const kind = textAt(form.at(path), 'kind');
  const hosts = listAt(form.document, `${path}.hosts`);
  const [kept, setKept] = useState<Readonly<Record<string, unknown>>>({});
  const choose = (next: string | null): void => {
    if (next === null) return;
    setKept({ ...kept, [kind]: form.at(path) });
    form.change(path, kept[next] ?? (next === 'smart-host' ? { kind: next, hosts: [NEW_HOST] } : { kind: next }));
  };
  return (
    <>
      <Select label={L.route} data={Object.entries(L.routeWords).map(([value, label]) => ({ value, label }))} value={kind} onChange={choose} allowDeselect={false} maw={320} />
      {hosts.map((_, i) => (
        <Section key={`${i}/${hosts.length}`} title={P.hostNumber(i + 1)}>
          <Fields fields={HOST} base={`${path}.hosts[${i}]`} form={form} />
          <HostTest form={form} path={`${path}.hosts[${i}]`} label={Z.test} />
          {hosts.length > 1 && <div><Button size="xs" variant="default" onClick={() => form.change(`${path}.hosts`, hosts.filter((_h, j) => j !== i))}>{P.removeHost}</Button></div>}
        </Section>
      ))}
      {kind === 'smart-host' && <div><Button size="xs" variant="default" onClick={() => form.change(`${path}.hosts`, [...hosts, NEW_HOST])}>{P.addHost}</Button></div>}
      <Fields fields={ROUTE} base={base} form={form} />
    </>
  );
}
