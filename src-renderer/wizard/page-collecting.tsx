// The wizard's page about the mail a provider holds: what its host offers is found
// out and can be taken with one press; else by hand; else the questions to ask.
import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CollectOffer, CollectProbe } from '../../src-main/contract/diagnose/collect';
import { waysOf } from '../form/collect-ways';
import { asObject, listAt, read, textAt } from '../form/document';
import type { PaperSheet } from '../handout/sheet';
import { usePaperSheet } from '../handout/shown';
import { Findings } from '../parts/findings';
import { Button } from '../press/button';
import { CollectForm } from '../settings/collect-form';
import { freshCollect } from '../settings/fresh';
import { forFetching, grantBeside } from '../sign-in/grant';
import { sentence } from '../relay';
import { wizardWords } from '../words/wizard';
import { useKept } from './kept';
import { TakeAway } from './take-away';
import type { PageProps } from './page-parts';
import { probeCollect } from '../parts/probe';
import styles from './wizard.module.css';

export function CollectingPage({ form, roles }: PageProps): ReactNode {
  const path = `${roles.provider}.collect`;
  const [taken, setTaken] = useState(0);
  const take = (offer: CollectOffer): void => {
    form.change(path, withOffer(form.at(path), offer, form.at(`${roles.provider}.route.hosts[0]`)));
    setTaken((n) => n + 1);
  };
  return (
    <>
      <Detect host={form.at(`${roles.provider}.route.hosts[0]`)} chosen={form.at(path)} take={take} />
      <CollectForm key={taken} form={form} base={roles.provider} />
      <Questions
        name={textAt(form.document, 'organization.name')}
        domains={listAt(form.document, 'organization.domains').join(', ')}
        hostname={textAt(form.document, 'organization.hostname')}
      />
    </>
  );
}

const methodsIn = (collect: unknown): readonly string[] => waysOf(collect).map((way) => textAt(way, 'method'));

/** The settings with an offer: in place of the one way, or behind the several that were set up by hand. */
function withOffer(collect: unknown, offer: CollectOffer, smartHost: unknown): unknown {
  if (!Array.isArray(collect)) return wayOf(offer, collect, smartHost);
  const ways: readonly unknown[] = collect;
  return methodsIn(ways).includes(offer.method)
    ? ways.map((way) => (read(way, 'method') === offer.method ? wayOf(offer, way, smartHost) : way))
    : [...ways, wayOf(offer, {}, smartHost)];
}

/** An offer as a way of fetching; what was set for this way stays, the login's name is taken from sending. */
function wayOf({ method, host, port, security }: CollectOffer, before: unknown, smartHost: unknown): object {
  const same = read(before, 'method') === method ? asObject(before) : {};
  const way = { ...freshCollect(method, host, read(before, 'schedule') ?? null), ...same };
  if (method === 'etrn' || method === 'turn') return way;
  const auth = read(smartHost, 'auth');
  const named = { ...way, host, port, security, username: textAt(same, 'username') || textAt(auth, 'username') };
  const isNew = read(before, 'method') !== method;
  return isNew && forFetching(auth) !== null ? { ...named, signIn: grantBeside(named, auth) } : named;
}

interface Detected {
  readonly busy: boolean;
  readonly probe: CollectProbe | null;
  readonly trouble: string | null;
}

function Detect({
  host,
  chosen,
  take,
}: {
  readonly host: unknown;
  readonly chosen: unknown;
  take(offer: CollectOffer): void;
}): ReactNode {
  const [{ busy, probe, trouble }, set] = useKept<Detected>(
    `detected ${textAt(host, 'host')}:${textAt(host, 'port')}`,
    NOT_YET,
  );
  const look = (): void => {
    set((before) => ({ ...before, busy: true }));
    probeCollect(host).then(
      (found) => set(() => ({ busy: false, probe: found, trouble: found ? null : wizardWords.cannotTest })),
      (error: unknown) => set(() => ({ busy: false, probe: null, trouble: sentence(error) })),
    );
  };
  return (
    <section className={styles['box']} aria-label={wizardWords.detectTitle}>
      <h3>{wizardWords.detectTitle}</h3>
      <p className={styles['hint']}>{wizardWords.detectHint}</p>
      <Button mt="sm" variant="default" disabled={busy || textAt(host, 'host') === ''} onClick={look}>
        {busy ? wizardWords.testing : wizardWords.detect}
      </Button>
      <div role="status">
        {trouble !== null && (
          <Alert mt="sm" color="red">
            {trouble}
          </Alert>
        )}
        {probe && <Findings findings={probe.findings} label={wizardWords.detectTitle} />}
      </div>
      {probe && probe.offers.length > 0 && (
        <div className={styles['offers']}>
          {probe.offers.map((offer) => (
            <Button
              key={offer.method}
              size="xs"
              variant={methodsIn(chosen).includes(offer.method) ? 'filled' : 'default'}
              aria-pressed={methodsIn(chosen).includes(offer.method)}
              onClick={() => take(offer)}
            >
              {wizardWords.useOffer[offer.method]}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

const NOT_YET: Detected = { busy: false, probe: null, trouble: null };

function Questions({
  name,
  domains,
  hostname,
}: {
  readonly name: string;
  readonly domains: string;
  readonly hostname: string;
}): ReactNode {
  const about = [wizardWords.forOffice(name, domains), ...(hostname === '' ? [] : [wizardWords.weGreetAs(hostname)])];
  const sheet = questionsSheet(about);
  usePaperSheet(async () => sheet);
  return (
    <TakeAway
      text={[sheet.title, '', ...about, '', ...wizardWords.ask.map((question, i) => `${i + 1}. ${question}`)].join(
        '\n',
      )}
      sheet={sheet}
    >
      {about.map((line) => (
        <p key={line} className={styles['hint']}>
          {line}
        </p>
      ))}
      <ol>
        {wizardWords.ask.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </TakeAway>
  );
}

/** With room to write in. */
function questionsSheet(about: readonly string[]): PaperSheet {
  return {
    title: wizardWords.questionsTitle,
    body: (
      <>
        {about.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <ol className="questions">
          {wizardWords.ask.map((question) => (
            <li key={question}>
              {question}
              <div className="lines">
                <div />
                <div />
              </div>
            </li>
          ))}
        </ol>
      </>
    ),
  };
}
