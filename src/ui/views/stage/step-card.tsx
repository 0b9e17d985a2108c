import { Check, X } from 'lucide-react';
import type { Step, ValueView } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import type { Actor } from '../../parts/shape.tsx';
import { Shape } from '../../parts/shape.tsx';
import { TagList } from '../../parts/tag-list.tsx';
import { textWidth } from '../../parts/text-width.ts';
import { stage } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import styles from './step-card.module.css';

interface StepCardProps {
  readonly step: Step;
  readonly actors: readonly Actor[];
  readonly values: readonly ValueView[];
  readonly result: { readonly text: string; readonly good: boolean } | null;
  /** Width of the card in pixels. */
  readonly width: number;
  /** Where it is narrow, the result stands on the second line. */
  readonly compact: boolean;
}

/** What is done now, to what, and what comes of it. */
export function StepCard({ step, actors, values, result, width, compact }: StepCardProps) {
  const { px, font } = useMeasures();
  const taken =
    textWidth(step.verb, font('verb')) +
    (result && !compact ? textWidth(result.text, font('result')) + 42 * px : 0);
  const inner = width - 36 * px;
  const room = inner - (actors.length * 18 + 24) * px - taken;
  return (
    <article className={styles.card}>
      <div className={styles.deed}>
        <span className={styles.verb}>
          {actors.map((actor) => (
            <Shape key={actor} of={actor} className={styles.shape} />
          ))}
          <b>{step.verb}</b>
        </span>
        {values.length > 0 && (
          <TagList
            key={step.index}
            groups={[values]}
            width={room < 90 * px ? inner : room}
            rows={1}
            size="card"
            label={stage.about}
          />
        )}
        {!compact && result && <Result {...result} />}
      </div>
      <div className={styles.terms}>
        {step.term && <span>{step.term}</span>}
        {step.sources.slice(0, compact ? 1 : undefined).map((source) => (
          <RfcLink key={source} source={source} />
        ))}
        {compact && result && <Result {...result} />}
      </div>
    </article>
  );
}

/** What came of it; bad news always with a cross and a word. */
export function Result({ text, good }: { readonly text: string; readonly good: boolean }) {
  const Icon = good ? Check : X;
  return (
    <span className={[styles.result, !good && styles.bad].join(' ')}>
      <Icon size={22} strokeWidth={2} aria-hidden="true" />
      {text}
    </span>
  );
}
