import { ChevronRight, Crosshair } from 'lucide-react';
import type { Block, Term } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './blocks.module.css';
import { Inlines } from './inlines.tsx';
import { PointLink } from './point-link.tsx';
import { QuestionBox } from './question-box.tsx';
import { TaskBox } from './task-box.tsx';

/** What stands in a moment, one under the other. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, at) => <One key={at} block={block} />);
}

function One({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Inlines content={block.content} />
        </p>
      );
    case 'heading':
      return (
        <h3 className={styles.heading}>
          <Inlines content={block.content} />
        </h3>
      );
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'code':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
        <pre className={styles.pre} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <Table block={block} />;
    case 'predict':
    case 'quiz':
      return <QuestionBox key={block.question.id} question={block.question} kind={block.kind} />;
    case 'try':
      return <TaskBox key={block.task.id} task={block.task} />;
    case 'reveal':
      return (
        <Fold title={block.title} className={styles.reveal ?? ''}>
          <Blocks blocks={block.blocks} />
        </Fold>
      );
    case 'aside':
      return (
        <Fold title={text.teachers} className={styles.aside ?? ''}>
          <Blocks blocks={block.blocks} />
        </Fold>
      );
    case 'term':
      return <TermBox term={block.term} />;
  }
}

type Of<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

function List({ block }: { readonly block: Of<'list'> }) {
  const Tag = block.isOrdered ? 'ol' : 'ul';
  return (
    // Without bullets of the browser's own, a list has to say that it is one.
    <Tag className={[styles.list, block.isOrdered && styles.ordered].join(' ')}>
      {block.items.map((item, at) => (
        <li key={at}>
          <Blocks blocks={item} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ block }: { readonly block: Of<'table'> }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className={styles.tableRoom} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {block.head.map((cell, at) => (
              <th key={at} scope="col">
                <Inlines content={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Inlines content={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  readonly className: string;
  readonly children: React.ReactNode;
}

/** Opens when it is asked for. */
function Fold({ title, className, children }: FoldProps) {
  return (
    <details className={className}>
      <summary className={styles.summary}>
        <ChevronRight size={16} strokeWidth={2} aria-hidden="true" className={styles.sign} />
        {title}
      </summary>
      <div className={styles.inner}>{children}</div>
    </details>
  );
}

/** A new word, where it is met first. */
function TermBox({ term }: { readonly term: Term }) {
  return (
    <dl className={styles.term}>
      <dt className={styles.termName}>
        <dfn>{term.name}</dfn>
      </dt>
      <dd className={styles.meaning}>
        <Blocks blocks={term.means} />
        {term.at !== null && (
          <p className={styles.where}>
            <Crosshair size={14} strokeWidth={1.8} aria-hidden="true" />
            <PointLink address={term.at}>{text.termAt}</PointLink>
          </p>
        )}
      </dd>
    </dl>
  );
}
