import { Fragment } from 'react';
import type { Explanation } from '../../../player/knowledge-view.ts';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { Tag } from './links.tsx';
import { Words } from './words.tsx';

/** What a lack comes down to: any of these sets, whole, would do. */
export function Roots({ found: { roots, party } }: { readonly found: Explanation }) {
  if (roots.length === 0) return null;
  const sets = (
    <span className={styles.tags}>
      {roots.map((set, at) => (
        <Fragment key={set.join()}>
          {at > 0 && text.or}
          {set.map((value, nth) => (
            <Fragment key={value}>
              {nth > 0 && text.with}
              <Tag value={value} />
            </Fragment>
          ))}
        </Fragment>
      ))}
    </span>
  );
  return <Words text={text.comesDownTo(party, roots.length)} put={{ values: sets }} />;
}
