import { Check, ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import { progress } from '../../../../player/lessons/progress.ts';
import { answerIn, taskIn } from '../../../../player/lessons/progress-state.ts';
import { askedIn, scoreOf } from '../../../../player/lessons/tables.ts';
import { useReading } from './use-reading.ts';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { scoreWords } from '../../../text/score.ts';
import { RfcLink } from '../../../parts/rfc-link.tsx';
import { Inlines } from './inlines.tsx';
import styles from './lesson-end.module.css';
import { MomentContext } from './moment-context.ts';
import { useNextLesson } from './next-lesson.ts';

/** What was learned, and where to go on. */
export function LessonEnd() {
  const { lesson, moments, seed } = useReading();
  const next = useNextLesson(lesson?.number ?? 0);
  const last = moments.at(-1);
  if (!lesson || !last) return null;
  const place = { moment: last.moment, slug: lesson.slug, seed, isNow: true };
  return (
    <MomentContext value={place}>
      <div role="group" aria-label={text.end} tabIndex={-1} data-now="first" className={styles.end}>
        <h2 className={styles.title}>{text.learned}</h2>
        <ul className={styles.objectives}>
          {lesson.objectives.map((objective, at) => (
            <li key={at}>
              <Check size={18} strokeWidth={2} aria-hidden="true" />
              <span>
                <Inlines content={objective} />
              </span>
            </li>
          ))}
        </ul>
        <Answered lesson={lesson} />
        <p className={styles.ways}>
          {next && (
            <a href={`#/learn/${next.slug}`} className={styles.primary}>
              <span>
                <small>{text.nextLesson}</small>
                {text.title(next.number, next.title)}
              </span>
              <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
            </a>
          )}
          <a href="#/learn">{text.lessons}</a>
          <a href="#/learn/summary">{text.summary}</a>
        </p>
        <section className={styles.sources}>
          <h3>{text.sources}</h3>
          <p className={styles.list}>
            {lesson.sources.map((source) => (
              <RfcLink key={source} source={source} />
            ))}
          </p>
        </section>
      </div>
    </MomentContext>
  );
}

/** How the questions were answered, and the tasks done. */
function Answered({ lesson }: { readonly lesson: Lesson }) {
  const state = useStore(progress.store);
  const asked = askedIn(lesson);
  if (asked.length === 0) return null;
  const score = scoreOf(
    asked
      .filter(({ kind }) => kind !== 'try')
      .map(({ id, kind }) => ({
        ...answerIn(state, lesson.slug, id),
        isPredict: kind === 'predict',
      })),
  );
  const tasks = asked.filter(({ kind }) => kind === 'try');
  const done = tasks.filter(({ id }) => taskIn(state, lesson.slug, id).stage === 'done').length;
  return <p className={styles.answered}>{scoreWords(score, { done, of: tasks.length })}</p>;
}
