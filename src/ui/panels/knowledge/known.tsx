import { useCursor } from '../../../player/hooks.ts';
import type { Explanation, Way } from '../../../player/knowledge-view.ts';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { FrameLink, StepLink } from './links.tsx';
import { NeedRows } from './need-rows.tsx';
import { isBy, type Chosen } from './state-at.ts';
import { Words } from './words.tsx';

interface KnownProps {
  readonly found: Explanation;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The ways by which a party has come to know a value by now. */
export function Known({ found, onChoose }: KnownProps) {
  const cursor = useCursor();
  const { party, value } = found;
  return found.ways
    .filter(({ since }) => isBy(since, cursor))
    .map((way) => (
      <div key={`${way.how} ${way.since}`} className={styles.way}>
        <p className={styles.lead}>
          <Words
            text={text.ways[way.how === 'read' && way.needs.length > 0 ? 'opened' : way.how](party)}
            put={{
              step: <StepLink step={way.step} />,
              frame: way.carrier && <FrameLink carrier={way.carrier} value={value} />,
            }}
          />
        </p>
        {way.needs.length > 0 && (
          <section className={styles.box}>
            <h4 className={styles.boxTitle}>{titleOf(way)}</h4>
            <NeedRows needs={way.needs} party={party} onChoose={onChoose} />
          </section>
        )}
      </div>
    ));
}

const titleOf = ({ how, functions }: Way): string =>
  how === 'computed' ? text.computedBy(functions) : text.openedWith;
