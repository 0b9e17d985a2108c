import { lessons } from 'virtual:lessons';
import { ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import { lessonsOn, nextOn, statusOf, type LessonPath } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { lessonIn } from '../../../../player/lessons/progress-state.ts';
import { learn } from '../../../text/learn.ts';
import styles from './begin.module.css';
import { momentsIn } from './moments-in.ts';

const text = learn.begin;

/** The one clear next step: the first lesson, where somebody left, or what comes after all lessons. */
export function Begin({ path }: { readonly path: LessonPath }) {
  const state = useStore(progress.store);
  const begun = lessonsOn(path, lessons).find(({ slug }) => statusOf(state, slug) === 'begun');
  const next = begun ?? nextOn(path, lessons, state);
  if (!next)
    return (
      <nav aria-label={text.name} className={styles.begin}>
        <span>{text.done}</span>
        <a href="#/learn/misconceptions" className={styles.primary}>
          {text.after}
          <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
        </a>
        <a href="#/learn/summary" className={styles.second}>
          {text.summary}
        </a>
      </nav>
    );
  const isNew = Object.keys(state.lessons).length === 0;
  const isBegun = statusOf(state, next.slug) === 'begun';
  const title = learn.title(next.number, next.title);
  const say = isNew ? text.first : isBegun ? text.resume : text.next;
  const { reached } = lessonIn(state, next.slug);
  const hint = isBegun
    ? text.place(reached, momentsIn(next))
    : isNew && path.id !== 'tls'
      ? text.firstHint(next.minutes)
      : text.firstHintOn(next.minutes);
  const said = Object.keys(state.misconceptions.before).length;
  return (
    <nav aria-label={text.name} className={styles.begin}>
      <a href={`#/learn/${next.slug}`} className={styles.primary}>
        {say(title)}
        <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
      </a>
      <span>{hint}</span>
      {isNew && said === 0 && (
        <a href="#/learn/misconceptions" className={styles.second}>
          {text.before}
        </a>
      )}
    </nav>
  );
}
