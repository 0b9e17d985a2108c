import type { Ref } from 'react';
import { useLevel } from '../../../player/hooks.ts';
import { valuesById } from '../../../player/focus.ts';
import type { ValueView } from '../../../player/run.ts';
import type { Actor } from '../../parts/shape.tsx';
import { tagKey } from '../../parts/value-look.ts';
import { milliseconds, stage } from '../../text/stage.ts';
import type { Geometry, Span } from './geometry.ts';
import { cardSpan, columnSpan } from './geometry.ts';
import { Holds } from './holds.tsx';
import { Ending } from './ending.tsx';
import { isOpenQuestion, resultOf } from './outcome.ts';
import { Overheard } from './overheard.tsx';
import { isIntercepted } from '../../../player/run.ts';
import { StepCard } from './step-card.tsx';
import type { Moment } from './use-moment.ts';
import styles from './now-band.module.css';

interface NowBandProps {
  readonly moment: Moment;
  readonly g: Geometry;
  readonly ref: Ref<HTMLElement>;
}

/** A card narrower than this sets its result on the second line; in pixels of the stage. */
const COMPACT = 380;

/** And a column narrower than this has no room for a tag. */
const COLUMN = 72;

const ends = ['client', 'server'] as const;

/** Now: what is done, by whom, and what each side holds. It keeps its place while the frames move past it. */
export function NowBand({ moment, g, ref }: NowBandProps) {
  const { run, step } = moment;
  const split = isIntercepted(run.scenario);
  const acts = step.side === 'client' || step.side === 'server' ? step.side : 'both';
  const actors: readonly Actor[] =
    acts === 'both' ? (step.side === 'attacker' ? ['attacker'] : ends) : [acts];
  const card = cardSpan(g, acts);
  const columns = ends.filter(
    (side) =>
      g.kind === 'wide' ||
      (g.kind === 'narrow' && acts !== 'both' && acts !== side && fits(g, side)),
  );
  const under =
    g.kind === 'wide' || isOpenQuestion(run, step)
      ? []
      : (split ? (['client', 'attacker', 'server'] as const) : ends).filter(
          (side) =>
            acts === 'both' ||
            side === 'attacker' ||
            acts === side ||
            (g.kind === 'narrow' && !fits(g, side)),
        );
  const explains = useLevel() === 'overview' && g.kind === 'wide';
  const values = step.values.flatMap((id) => valuesById(run).get(id) ?? []);

  return (
    <section
      ref={ref}
      className={[styles.band, styles[g.kind]].join(' ')}
      style={{ top: g.bandTop, minHeight: g.bandMin }}
      aria-label={stage.now}
    >
      <p className={styles.flag} style={g.times === null ? undefined : { width: g.times }}>
        <b>{stage.now}</b>
        <span>{g.times === null ? stage.atTime(step.time_ms) : milliseconds(step.time_ms)}</span>
      </p>
      <div className={styles.main} style={place(card)}>
        <StepCard
          step={step}
          actors={actors}
          values={unique(values)}
          result={resultOf(run, step)}
          width={card.width}
          compact={card.width < COMPACT * g.scale}
        />
        <Ending run={run} step={step} />
        {under.length > 0 && (
          <div className={styles.under}>
            {under.map((side) => (
              <Holds
                key={side}
                moment={moment}
                side={side}
                width={card.width / under.length - (under.length > 1 ? 8 : 0)}
                rows={g.kind === 'phone' ? 1 : 2}
                column={false}
                acts={step.side === side || step.side === 'link'}
                named={under.length > 1}
              />
            ))}
          </div>
        )}
        {split && g.kind === 'wide' && (
          <Holds
            moment={moment}
            side="attacker"
            width={card.width}
            rows={1}
            column={false}
            acts
            named
          />
        )}
        {explains && !split && (
          <div className={styles.overheard}>
            <b>{stage.eavesdropper}</b> <Overheard moment={moment} />
          </div>
        )}
      </div>
      {columns.map((side) => (
        <div key={side} className={styles.column} style={place(columnSpan(g, side))}>
          <Holds
            moment={moment}
            side={side}
            width={columnSpan(g, side).width}
            rows={g.kind === 'wide' ? 2 : 3}
            column
            acts={step.side === side || step.side === 'link'}
          />
        </div>
      ))}
    </section>
  );
}

/** The words and a tag fit beside the lane. */
const fits = (g: Geometry, side: 'client' | 'server') =>
  columnSpan(g, side).width >= COLUMN * g.scale;

const place = ({ left, width }: Span) => ({ marginLeft: left, width });

/** One value a tag: a step may name both ends' copies of the same bytes. */
function unique(values: readonly ValueView[]): readonly ValueView[] {
  return [...new Map(values.map((value) => [tagKey(value), value])).values()];
}
