import type { ReactNode } from 'react';
import { useCursor } from '../../../player/hooks.ts';
import type { Need } from '../../../player/knowledge-view.ts';
import type { Party } from '../../../world/transcript.ts';
import styles from './answer.module.css';
import { Tags } from './links.tsx';
import { NeedRows } from './need-rows.tsx';
import { isBy, type Chosen } from './state-at.ts';
import { Words } from './words.tsx';

interface BarProps {
  readonly title: ReactNode;
  readonly needs: readonly Need[];
  readonly party: Party;
  /** Before what is lacking, and where nothing is. */
  readonly lacks: string;
  readonly lacksNothing: string;
  readonly onChoose: (chosen: Chosen) => void;
}

/** A way to a value, what it takes, and what is lacking. */
export function Bar({ title, needs, party, lacks, lacksNothing, onChoose }: BarProps) {
  const cursor = useCursor();
  const lacking = needs.filter(({ since }) => !isBy(since, cursor));
  return (
    <section className={styles.box}>
      <h4 className={styles.boxTitle}>{title}</h4>
      <NeedRows needs={needs} party={party} onChoose={onChoose} />
      <p className={styles.verdict}>
        {lacking.length === 0 ? (
          lacksNothing
        ) : (
          <Words
            text={lacks}
            put={{ values: <Tags values={lacking.map(({ value }) => value)} /> }}
          />
        )}
      </p>
    </section>
  );
}
