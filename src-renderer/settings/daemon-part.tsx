// Running as a service: whether this computer has one, and the button that installs or
// removes it after the system has asked for the rights; where it does not ask, what an
// administrator types.
import { type ReactNode, useEffect, useState } from 'react';
import type { DaemonSeen } from '../../src-main/contract/window/daemon-seen';
import { useLive } from '../live';
import { AskFirst, type Question } from '../parts/ask-first';
import { Section } from '../parts/section';
import { tellDone } from '../parts/tell';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { desk } from '../relay';
import { Copyable } from '../sign-in/copyable';
import { daemonWords } from '../words/daemon';

export function DaemonPart(): ReactNode {
  const { status } = useLive();
  const [seen, setSeen] = useState<DaemonSeen | null>(null);
  const [busy, begin] = useBusy();
  const [question, setQuestion] = useState<Question | null>(null);
  const isDaemons = status?.daemon === true;
  useEffect(() => {
    // What is not known is not shown.
    if (!busy) desk('see-daemon').then(setSeen, () => setSeen(null));
  }, [busy, isDaemons]);
  if (!seen) return null;
  const act = (wish: 'install-daemon' | 'remove-daemon', done: string): void =>
    begin(async () => {
      if ((await desk(wish)).done) tellDone(done);
    });
  const removal: Question = {
    title: daemonWords.removeTitle,
    meaning: daemonWords.removeMeaning,
    yes: daemonWords.removeYes,
    danger: false,
    act: () => act('remove-daemon', daemonWords.removed),
  };
  const press = (): void =>
    seen.state === 'none' ? act('install-daemon', daemonWords.installed) : setQuestion(removal);
  return (
    <Section title={daemonWords.title}>
      <AskFirst question={question} close={() => setQuestion(null)} />
      <small>{meaningOf(seen)}</small>
      {seen.state === 'none' && window.dialpost.platform !== 'linux' && <small>{daemonWords.passwords}</small>}
      <Way seen={seen} busy={busy} press={press} />
    </Section>
  );
}

function meaningOf({ state, folder }: DaemonSeen): string {
  if (folder === null) return daemonWords.notOurs;
  if (state === 'elsewhere') return daemonWords.elsewhere(folder);
  return state === 'here' ? daemonWords.here(folder) : daemonWords.meaning(folder);
}

function Way({
  seen: { state, packaged, command, asks },
  busy,
  press,
}: {
  readonly seen: DaemonSeen;
  readonly busy: boolean;
  readonly press: () => void;
}): ReactNode {
  if (packaged) return <small>{daemonWords.packaged}</small>;
  if (state === 'elsewhere') return null;
  if (command === null) return <small>{daemonWords.noProgram}</small>;
  if (!asks)
    return (
      <>
        <small>{daemonWords.byHand}</small>
        <Copyable value={command} />
      </>
    );
  const label = state === 'none' ? daemonWords.install : daemonWords.remove;
  return (
    <div>
      <Button size="xs" variant="default" disabled={busy} onClick={press}>
        {busy ? daemonWords.waiting : label}
      </Button>
    </div>
  );
}
