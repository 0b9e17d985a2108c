import { valuesById } from '../../../player/focus.ts';
import { useCursor, useRun } from '../../../player/hooks.ts';
import type { Need } from '../../../player/knowledge-view.ts';
import type { Party } from '../../../world/transcript.ts';
import { Shape } from '../../parts/shape.tsx';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { FrameLink, Tag } from './links.tsx';
import { actorOf, fillAt, isBy, wordAt, type Chosen } from './state-at.ts';
import { Words } from './words.tsx';

interface NeedRowsProps {
  readonly needs: readonly Need[];
  readonly party: Party;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What a computation or a frame needs, and how each stands with the party. */
export function NeedRows({ needs, party, onChoose }: NeedRowsProps) {
  const run = useRun();
  const cursor = useCursor();
  return (
    <ul className={styles.needs}>
      {needs.map((need) => {
        const { value, since, carrier } = need;
        const word = wordAt(need, party, cursor);
        const isKnown = isBy(since, cursor);
        const found = run && valuesById(run).get(value);
        return (
          <li key={value} className={isKnown ? undefined : styles.lacking}>
            <span className={styles.needTag}>
              <Tag value={value} />
            </span>
            <Shape
              of={actorOf(party)}
              fill={fillAt(need, cursor)}
              plain={!isKnown}
              className={styles.needShape}
            />
            <span>
              {isKnown && carrier ? (
                <Words
                  text={text.needIn(word)}
                  put={{ frame: <FrameLink carrier={carrier} value={value} /> }}
                />
              ) : (
                word
              )}{' '}
              {!isKnown && (
                <button
                  type="button"
                  className={[styles.link, styles.why].join(' ')}
                  aria-label={text.whyLinkSaid(party, found?.symbol || found?.label || value)}
                  onClick={() => onChoose({ value, party })}
                >
                  {text.whyLink}
                </button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
