import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { GlossaryEntry } from '../../../../world/lessons/lesson.ts';
import { openOnStage } from '../../../../player/lessons/on-stage.ts';
import { glossary as text } from '../../../text/glossary.ts';
import { Blocks } from '../lesson/blocks.tsx';
import { MomentContext } from '../lesson/moment-context.ts';
import styles from './glossary.module.css';

interface TermEntryProps {
  readonly entry: GlossaryEntry;
  /** The address names it. */
  readonly isAsked: boolean;
}

/** A term, what it means, the lesson that introduces it, and the way to it on the stage. */
export function TermEntry({ entry, isAsked }: TermEntryProps) {
  const { name, means, at, lesson, moment: place } = entry;
  const also = entry.also.filter((form) => !isPlural(form, name));
  const term = useRef<HTMLElement>(null);
  const moment = useMemo(() => ({ place: entry.place, blocks: [] }), [entry]);
  const where = useMemo(
    () => ({ moment, slug: lesson.slug, seed: null, isNow: true, isAway: true }) as const,
    [moment, lesson.slug],
  );

  useEffect(() => {
    if (!isAsked) return;
    term.current?.focus({ preventScroll: true });
    term.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);

  return (
    <div className={styles.entry}>
      <dt ref={term} tabIndex={-1} className={isAsked ? styles.asked : styles.term}>
        <span className={styles.name}>{name}</span>
        {also.length > 0 && <span className={styles.also}>{text.also(also)}</span>}
      </dt>
      <dd className={styles.meaning}>
        <MomentContext value={where}>
          <Blocks blocks={means} />
        </MomentContext>
        <p className={styles.places}>
          <span className="said">{text.fromSaid}</span>
          <a href={`#/learn/${lesson.slug}/${place}`}>{text.from(lesson.number, lesson.title)}</a>
          {at !== null && (
            <button
              type="button"
              className={styles.show}
              aria-label={text.showSaid(name)}
              onClick={() => void openOnStage(at, moment)}
            >
              {text.show}
              <ChevronRight size={16} strokeWidth={2} aria-hidden="true" />
            </button>
          )}
        </p>
      </dd>
    </div>
  );
}

/** Forms that everybody makes without being told. */
const isPlural = (form: string, name: string): boolean =>
  [`${name}s`, `${name}es`, name.replace(/y$/, 'ies')].includes(form);
