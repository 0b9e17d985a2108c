import { Check, Minus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { HandInReport } from '../../../../player/lessons/hand-in.ts';
import { summary } from '../../../text/summary.ts';
import { Report } from './report.tsx';
import styles from './summary.module.css';

const text = summary.check;

/** What is in a file that was handed in, and how far it can be believed. */
export function FileReport({ of }: { readonly of: HandInReport }) {
  const { name, saved, isIntact } = of;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <article className={styles.file}>
      <h3 ref={title} tabIndex={-1} className={styles.fileTitle}>
        {name === null ? text.ofNobody : text.of(name)}
      </h3>
      <p>{text.saved(summary.dateOf(saved))}</p>
      <ul className={styles.checks}>
        <Told is={isIntact ? 'well' : 'bad'}>{isIntact ? text.intact : text.changed}</Told>
        {name !== null && <Fit of={of} />}
      </ul>
      <p className={styles.hint}>{text.limits}</p>
      <Report of={of} level={4} />
    </article>
  );
}

/** Whether the answers were given on runs made from the name: each says it, where it was not. */
function Fit({ of: { lessons, seed, isIntact, fitsName } }: { readonly of: HandInReport }) {
  if (!fitsName) return <Told is="bad">{text.fitsNot}</Told>;
  if (!isIntact) return <Told is="open">{text.fitsChanged}</Told>;
  const given = lessons
    .flatMap(({ answers }) => answers)
    .filter(({ verdict }) => verdict !== 'unanswered');
  const others = given.filter((answer) => answer.seed !== seed).length;
  return others === 0 ? (
    <Told is="well">{text.fits}</Told>
  ) : (
    <Told is="open">{text.fitsPartly(others, given.length)}</Told>
  );
}

const signs = { well: Check, bad: X, open: Minus };

interface ToldProps {
  readonly is: keyof typeof signs;
  readonly children: string;
}

function Told({ is, children }: ToldProps) {
  const Sign = signs[is];
  return (
    <li className={is === 'bad' ? styles.bad : undefined}>
      <Sign size={18} strokeWidth={2.4} aria-hidden="true" />
      {children}
    </li>
  );
}
