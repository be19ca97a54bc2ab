// The end of the relay's own log, or of the protocol log, as lines: filtered by
// the relay, read again when asked to and, for the diagnostic log, as it grows.
import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useEvent } from '../live';
import { Empty, Page } from '../parts/page';
import { call, sentence } from '../relay';
import { W } from '../words';
import { P } from '../words-parts';
import { ReportButton } from './report-button';
import styles from './log.module.css';

const LINES = 500;
const PAUSE_MS = 400;
type Kind = 'diagnostic' | 'protocol';

export function Log(): ReactNode {
  const [kind, setKind] = useState<Kind>('diagnostic');
  const [search, setSearch] = useState('');
  const [lines, setLines] = useState<readonly string[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const read = useCallback(() => {
    call('log.tail', { kind, limit: LINES, ...(search === '' ? {} : { search }) }).then((answer) => {
      setLines(answer.lines);
      setTrouble(null);
    }, (error: unknown) => setTrouble(sentence(error)));
  }, [kind, search]);
  const readSoon = useCallback(() => {
    soon.current ??= setTimeout(() => {
      soon.current = null;
      read();
    }, PAUSE_MS);
  }, [read]);
  useEffect(read, [read]);
  useEffect(() => () => {
    if (soon.current !== null) clearTimeout(soon.current);
    soon.current = null;
  }, [readSoon]);
  useEvent('log', readSoon);
  return (
    <Page title={P.log} fill beside={<span role="status">{lines === null ? W.loading : P.lines(lines.length)}</span>}>
      <Group gap="md">
        <SegmentedControl aria-label={P.logKind} data={[{ value: 'diagnostic', label: P.diagnostic }, { value: 'protocol', label: P.protocol }]} value={kind} onChange={(v) => setKind(v === 'protocol' ? 'protocol' : 'diagnostic')} />
        <TextInput aria-label={P.logSearch} placeholder={P.logSearch} value={search} onChange={(e) => setSearch(e.currentTarget.value)} w={280} />
        <Button variant="default" onClick={read}>{W.refresh}</Button>
        <ReportButton />
      </Group>
      {trouble !== null && <p role="alert">{trouble}</p>}
      {lines !== null && (lines.length === 0 ? <Empty title={P.logEmpty} detail={kind === 'protocol' ? P.logEmptyDetail : undefined} /> : <pre className={`transcript ${styles['lines']}`} role="log" tabIndex={0} aria-label={P.log}>{lines.join('\n')}</pre>)}
    </Page>
  );
}
