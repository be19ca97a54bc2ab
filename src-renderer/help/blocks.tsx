// Shows what was read of the handbook's Markdown. A link inside the handbook leads to its
// page; one that leads out is shown with its address, for nothing outside is ever opened.
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefTo } from '../place';
import { helpWords } from '../words/help';
import styles from './help.module.css';
import type { Block, Inline } from './markdown';

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, i) => <One key={i} block={block} />);
}

function One({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return (
        <p>
          <Words line={block.line} />
        </p>
      );
    case 'code':
      return (
        <pre className={styles['code']} tabIndex={0}>
          {block.text}
        </pre>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Rows block={block} />;
  }
}

function List({ block: { numbered, items } }: { readonly block: Extract<Block, { kind: 'list' }> }): ReactNode {
  const shown = items.map((line, i) => (
    <li key={i}>
      <Words line={line} />
    </li>
  ));
  return numbered ? <ol>{shown}</ol> : <ul>{shown}</ul>;
}

function Rows({ block: { head, rows } }: { readonly block: Extract<Block, { kind: 'table' }> }): ReactNode {
  return (
    <Table className={styles['table'] ?? ''} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {head.map((cell, i) => (
            <Table.Th key={i}>
              <Words line={cell} />
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, i) => (
          <Table.Tr key={i}>
            {row.map((cell, j) => (
              <Table.Td key={j}>
                <Words line={cell} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Words({ line }: { readonly line: readonly Inline[] }): ReactNode {
  return line.map((part, i) => <Piece key={i} part={part} />);
}

function Piece({ part }: { readonly part: Inline }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'bold':
      return <strong>{part.text}</strong>;
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return part.to.startsWith('#') ? (
        <a href={hrefTo('help', part.to.slice(1))}>{part.text}</a>
      ) : (
        helpWords.outside(part.text, part.to)
      );
  }
}
