import { Check, X } from 'lucide-react';
import type { ValueView } from '../../../player/run.ts';
import type { Step } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import type { Actor } from '../../parts/shape.tsx';
import { Shape } from '../../parts/shape.tsx';
import { TagList } from '../../parts/tag-list.tsx';
import { textWidth } from '../../parts/text-width.ts';
import { stage } from '../../text/stage.ts';
import styles from './step-card.module.css';

interface StepCardProps {
  readonly step: Step;
  readonly actors: readonly Actor[];
  readonly values: readonly ValueView[];
  readonly result: { readonly text: string; readonly good: boolean } | null;
  /** Width of the card in pixels. */
  readonly width: number;
}

/** What is done now, to what, and what comes of it. */
export function StepCard({ step, actors, values, result, width }: StepCardProps) {
  const taken =
    textWidth(step.verb, '600 17px "IBM Plex Sans"') +
    (result ? textWidth(result.text, '600 18px "IBM Plex Sans"') + 50 : 0);
  const room = width - 36 - actors.length * 18 - 24 - taken;
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
            width={room < 90 ? width - 36 : room}
            rows={1}
            size="card"
            label={stage.about}
          />
        )}
        {result && (
          <span className={[styles.result, result.good ? '' : styles.bad].join(' ')}>
            {result.good ? (
              <Check size={22} strokeWidth={2} aria-hidden="true" />
            ) : (
              <X size={22} strokeWidth={2.2} aria-hidden="true" />
            )}
            {result.text}
          </span>
        )}
      </div>
      <p className={styles.terms}>
        {step.term && <span>{step.term}</span>}
        {step.sources.map((source) => (
          <RfcLink key={source} source={source} />
        ))}
      </p>
    </article>
  );
}
