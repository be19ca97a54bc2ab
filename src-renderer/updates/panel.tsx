// What is known of newer versions, and the buttons for the one that is there: it is fetched only after
// its price was told, and installed only by a press. Shown where a feed is set.
import { Group, Progress } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { NewerVersion, UpdateView } from '../../src-main/contract/updates/updates';
import { size, when } from '../format';
import { useLive } from '../live';
import { AskFirst, type Question } from '../parts/ask-first';
import { Mark } from '../parts/mark';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { call } from '../relay';
import { updateWords } from '../words/updates';
import { takesOf } from './takes';

export function UpdatePanel(): ReactNode {
  const update = useLive().status?.update;
  return update ? <Panel update={update} /> : null;
}

function Panel({ update }: { readonly update: UpdateView }): ReactNode {
  const { newer, trouble, lookWanted } = update;
  const [busy, begin] = useBusy();
  return (
    <>
      <div role="status">
        {knownText(update)}
        {newer && newer.state !== 'told' && <> {stateText(newer)}</>}
        {lookWanted && <> {updateWords.lookWanted}</>}
      </div>
      {trouble !== null && (
        <Mark tone="bad" sentence>
          {trouble}
        </Mark>
      )}
      {newer?.state === 'fetching' && <Came newer={newer} />}
      {newer?.state === 'told' && newer.charge && <small>{updateWords.takes(takesOf(newer, newer.charge))}</small>}
      {newer?.state === 'fetched' && <small>{updateWords.installHint}</small>}
      <Group gap="xs">
        <Button size="xs" variant="default" disabled={busy} onClick={() => begin(() => call('update.look', {}))}>
          {updateWords.look}
        </Button>
        {newer && <Deeds newer={newer} />}
      </Group>
    </>
  );
}

function knownText({ running, newer, lookedAt }: UpdateView): string {
  const looked = lookedAt === null ? updateWords.neverLooked : updateWords.lookedAt(when(lookedAt));
  const known = newer ? updateWords.there(newer.version, size(newer.bytes)) : updateWords.noneKnown;
  return [updateWords.running(running), ...(lookedAt === null && !newer ? [] : [known]), looked].join(' ');
}

function stateText({ state }: NewerVersion): string {
  switch (state) {
    case 'by-hand':
      return updateWords.byHand;
    case 'wanted':
      return updateWords.wanted;
    case 'fetched':
      return updateWords.fetched;
    case 'installing':
      return updateWords.installing;
    case 'installed':
      return updateWords.installed;
    case 'told':
    case 'fetching':
      return '';
  }
}

function Came({ newer: { fetchedBytes, bytes } }: { readonly newer: NewerVersion }): ReactNode {
  const came = updateWords.came(size(fetchedBytes), size(bytes));
  return (
    <>
      <Progress.Root size="lg" radius="sm">
        <Progress.Section
          value={(fetchedBytes / bytes) * 100}
          aria-label={updateWords.progress}
          aria-valuetext={came}
        />
      </Progress.Root>
      <small>{came}</small>
    </>
  );
}

/** What can be done with it as it is. */
function Deeds({ newer }: { readonly newer: NewerVersion }): ReactNode {
  const [busy, begin] = useBusy();
  const { version, state } = newer;
  if (state === 'told') return <Fetch newer={newer} />;
  if (state === 'fetched')
    return (
      <Button size="xs" disabled={busy} onClick={() => begin(() => call('update.install', { version }))}>
        {updateWords.install}
      </Button>
    );
  if (state !== 'wanted' && state !== 'fetching') return null;
  return (
    <Button size="xs" variant="default" disabled={busy} onClick={() => begin(() => call('update.cancel', {}))}>
      {state === 'wanted' ? updateWords.doNot : updateWords.stop}
    </Button>
  );
}

/** Asks first where the line costs something or is metered; the price that is said is the one that is agreed to. */
function Fetch({ newer }: { readonly newer: NewerVersion }): ReactNode {
  const [question, ask] = useState<Question | null>(null);
  const [busy, begin] = useBusy();
  const { version, charge } = newer;
  const takes = charge && takesOf(newer, charge);
  const agreed = charge ? { agreed: { link: charge.link, cost: charge.cost, currency: charge.currency } } : {};
  const act = (): void => begin(() => call('update.fetch', { version, ...agreed }));
  const press = (): void => {
    if (!charge?.asks || takes === null) return act();
    const { title, meaning, yes } = updateWords.ask;
    ask({ title: title(version), meaning: meaning(takes), yes, danger: false, act });
  };
  return (
    <>
      <Button size="xs" disabled={busy} onClick={press}>
        {updateWords.fetch(takes?.money ?? null)}
      </Button>
      <AskFirst question={question} close={() => ask(null)} />
    </>
  );
}
