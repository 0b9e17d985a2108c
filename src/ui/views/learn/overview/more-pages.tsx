import { learn } from '../../../text/learn.ts';
import styles from './more-pages.module.css';

const text = learn.more;

const pages = [
  ['#/learn/glossary', text.glossary, text.glossaryWhat],
  ['#/learn/misconceptions', text.misconceptions, text.misconceptionsWhat],
  ['#/learn/summary', text.summary, text.summaryWhat],
  ['#/teach', text.teach, text.teachWhat],
] as const;

export const MorePages = () => (
  <ul className={styles.pages}>
    {pages.map(([href, title, what]) => (
      <li key={href}>
        <a href={href}>{title}</a>
        <span>{what}</span>
      </li>
    ))}
  </ul>
);
