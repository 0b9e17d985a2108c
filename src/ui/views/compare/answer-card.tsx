import type { ColumnStep, ColumnView } from '../../../player/compare-view.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { Shape, type Actor } from '../../parts/shape.tsx';
import { tagKey } from '../../parts/value-look.ts';
import { Words } from '../../parts/words.tsx';
import { compare as text } from '../../text/compare.ts';
import { placeHash } from '../page/stage-link.tsx';
import card from '../stage/step-card.module.css';
import { Result } from '../stage/step-card.tsx';
import styles from './answer-card.module.css';
import { ValueLink } from './value-link.tsx';

interface AnswerCardProps {
  readonly column: ColumnView;
  readonly told: ColumnStep;
}

/** What a card has room for. */
const MOST_TAGS = 5;

/** What a run does now, to what, and what comes of it; it leads to the step on its stage. */
export function AnswerCard({ column, told: { step, place } }: AnswerCardProps) {
  const actors: readonly Actor[] = step.side === 'link' ? ['client', 'server'] : [step.side];
  const values = tagsOf(column, step.values);
  const rest = values.length - MOST_TAGS;
  return (
    <article className={[card.card, styles.card].join(' ')}>
      <h3 className={styles.title}>
        <a href={placeHash(place)}>{step.title}</a>
      </h3>
      <p className={styles.text}>
        <Words text={step.text} />
      </p>
      <div className={card.deed}>
        <span className={card.verb}>
          {actors.map((actor) => (
            <Shape key={actor} of={actor} className={card.shape} />
          ))}
          <b>{step.verb}</b>
        </span>
        {values.slice(0, MOST_TAGS).map((value) => (
          <ValueLink key={value} column={column} value={value} at={place} size="card" />
        ))}
        {rest > 0 && <span className={styles.rest}>{text.more(rest)}</span>}
        {step.result && <Result {...step.result} />}
      </div>
      <div className={card.terms}>
        {step.term && <span>{step.term}</span>}
        {step.sources.map((source) => (
          <RfcLink key={source} source={source} />
        ))}
      </div>
    </article>
  );
}

/** One value a tag: a step may name both ends' copies of the same bytes. */
function tagsOf({ values }: ColumnView, ids: readonly string[]): readonly string[] {
  const all = ids.flatMap((id) => values.find((value) => value.id === id) ?? []);
  return [...new Map(all.map((value) => [tagKey(value), value.id])).values()];
}
