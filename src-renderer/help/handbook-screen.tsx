// The handbook: its contents and a search at the side, the chosen page beside it. All of it
// is in the program: it needs no line.
import { NavLink, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Page } from '../parts/page';
import { hrefTo } from '../place';
import { helpWords } from '../words/help';
import { Blocks } from './blocks';
import { handbook, type HelpPage, searchHelp } from './handbook';
import styles from './help.module.css';

/** `shown`: the page's address; null: the first. */
export function Handbook({ shown }: { readonly shown: string | null }): ReactNode {
  const pages = handbook();
  const at = Math.max(
    0,
    pages.findIndex(({ slug }) => slug === shown),
  );
  const page = pages[at];
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    article.current?.scrollTo(0, 0);
  }, [page]);
  return (
    <Page title={helpWords.title} fill>
      <div className={styles['book']}>
        <Contents pages={pages} current={page?.slug ?? ''} />
        <article ref={article} className={styles['page']} tabIndex={0} aria-label={page?.title}>
          {page && (
            <Shown page={page} next={pages[at + 1] ?? null} parts={pages.filter((one) => one.chapter === page.slug)} />
          )}
        </article>
      </div>
    </Page>
  );
}

function Contents({ pages, current }: { readonly pages: readonly HelpPage[]; readonly current: string }): ReactNode {
  const [search, setSearch] = useState('');
  const searching = search.trim() !== '';
  const hits = searchHelp(pages, search);
  return (
    <nav className={styles['contents']} aria-label={helpWords.contents}>
      <TextInput
        type="search"
        size="xs"
        aria-label={helpWords.search}
        placeholder={helpWords.search}
        value={search}
        onChange={(e) => setSearch(e.currentTarget.value)}
      />
      <small role="status">{searching && (hits.length === 0 ? helpWords.nothing : helpWords.found(hits.length))}</small>
      <div className={styles['list']}>
        {searching
          ? hits.map(({ page, excerpt }) => (
              <Entry key={page.slug} page={page} current={current} description={excerpt} />
            ))
          : pages.map((page) => <Entry key={page.slug} page={page} current={current} />)}
      </div>
    </nav>
  );
}

interface EntryProps {
  readonly page: HelpPage;
  readonly current: string;
  readonly description?: string;
}

function Entry({ page: { slug, title, chapter }, current, description }: EntryProps): ReactNode {
  return (
    <NavLink
      href={hrefTo('help', slug)}
      label={title}
      description={description}
      active={slug === current}
      aria-current={slug === current ? 'page' : undefined}
      className={styles[chapter !== null && description === undefined ? 'part' : 'chapter']}
    />
  );
}

interface ShownProps {
  readonly page: HelpPage;
  readonly next: HelpPage | null;
  /** The pages of this chapter. */
  readonly parts: readonly HelpPage[];
}

function Shown({ page, next, parts }: ShownProps): ReactNode {
  return (
    <>
      <h2>{page.title}</h2>
      <Blocks blocks={page.blocks} />
      {parts.length > 0 && (
        <ul>
          {parts.map(({ slug, title }) => (
            <li key={slug}>
              <a href={hrefTo('help', slug)}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p className={styles['next']}>
          <a href={hrefTo('help', next.slug)}>{helpWords.next(next.title)}</a>
        </p>
      )}
    </>
  );
}
