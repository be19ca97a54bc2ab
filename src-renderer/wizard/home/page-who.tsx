// The wizard's page about who may hand in mail, and what the mail programs are told.
import { Checkbox, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { listAt, read, textAt } from '../../form/document';
import { Fields, Framed } from '../../form/fields';
import { LISTENER } from '../../settings/door-fields';
import { isLoopback } from '../../../src-main/contract/listener';
import { forPrinters, OFFICE_NETWORK, PRINTERS } from '../../settings/listener-presets';
import { wizardWords } from '../../words/wizard';
import type { PageProps } from '../page-parts';
import { MailProgram } from './mail-program';
import { openedTo } from './people';

/** What somebody who types settings into a mail program asks for. */
const ASKED: ReadonlySet<string> = new Set(['port', 'tls', 'authentication']);

export function WhoPage({ form, roles }: PageProps): ReactNode {
  const door = form.at(roles.listener);
  const network = !isLoopback(textAt(door, 'address'));
  const listeners = listAt(form.document, 'listeners');
  const printers = listeners.findIndex((l) => read(l, 'id') === PRINTERS);
  const choose = (next: string | null): void =>
    form.replace(openedTo(form.document, next === 'network' ? 'network' : 'here', OFFICE_NETWORK));
  const setPrinters = (on: boolean): void =>
    form.change(
      'listeners',
      on ? [...listeners, forPrinters(form.document)] : listeners.filter((_, i) => i !== printers),
    );
  return (
    <>
      <Framed path="wizard.who" label={wizardWords.whoLabel} most={420}>
        <Select
          label={wizardWords.whoLabel}
          data={[
            { value: 'here', label: wizardWords.thisComputer },
            { value: 'network', label: wizardWords.officeNetwork },
          ]}
          value={network ? 'network' : 'here'}
          onChange={choose}
          allowDeselect={false}
        />
      </Framed>
      <Fields fields={LISTENER.filter((f) => ASKED.has(f.path))} base={roles.listener} form={form} />
      <Checkbox
        label={wizardWords.printers}
        description={wizardWords.printersHint}
        checked={printers >= 0}
        onChange={(e) => setPrinters(e.currentTarget.checked)}
      />
      {printers >= 0 && (
        <Fields fields={LISTENER.filter((f) => f.path === 'port')} base={`listeners[${printers}]`} form={form} />
      )}
      <MailProgram draft={form.document} />
    </>
  );
}
