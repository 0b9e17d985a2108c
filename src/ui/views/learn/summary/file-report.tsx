import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { HandInReport } from '../../../../player/lessons/hand-in.ts';
import { summary } from '../../../text/summary.ts';
import { Report } from './report.tsx';
import styles from './summary.module.css';

const text = summary.check;

/** What is in a file that was handed in, and how far it can be believed. */
export function FileReport({ of }: { readonly of: HandInReport }) {
  const { name, saved, isIntact, fitsName } = of;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <article className={styles.file}>
      <h3 ref={title} tabIndex={-1} className={styles.fileTitle}>
        {name === null ? text.ofNobody : text.of(name)}
      </h3>
      <p>{text.saved(summary.dateOf(saved))}</p>
      <ul className={styles.checks}>
        <Checked holds={isIntact} yes={text.intact} no={text.changed} />
        {name !== null && <Checked holds={fitsName} yes={text.fits} no={text.fitsNot} />}
      </ul>
      <p className={styles.hint}>{text.limits}</p>
      <Report of={of} level={4} />
    </article>
  );
}

interface CheckedProps {
  readonly holds: boolean;
  readonly yes: string;
  readonly no: string;
}

const Checked = ({ holds, yes, no }: CheckedProps) => (
  <li className={holds ? undefined : styles.bad}>
    {holds ? (
      <Check size={18} strokeWidth={2.4} aria-hidden="true" />
    ) : (
      <X size={18} strokeWidth={2.4} aria-hidden="true" />
    )}
    {holds ? yes : no}
  </li>
);
