import { lessons } from 'virtual:lessons';
import { Check, CircleDashed, CircleDotDashed } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { LessonHead } from '../../../../world/lessons/lesson.ts';
import { statusOf } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { lessonIn } from '../../../../player/lessons/progress-state.ts';
import { learn } from '../../../text/learn.ts';
import { PlainInlines } from '../plain-inlines.tsx';
import { ForgetButton } from './forget-button.tsx';
import styles from './lesson-list.module.css';
import { momentsIn } from './moments-in.ts';

const text = learn.list;

/** Lessons in the order of a path. */
export const LessonList = ({ heads }: { readonly heads: readonly LessonHead[] }) => (
  <ol className={styles.lessons}>
    {heads.map((head) => (
      <LessonRow key={head.slug} head={head} />
    ))}
  </ol>
);

/** One lesson: what one can do after it, how long it takes, and how far somebody came. */
function LessonRow({ head }: { readonly head: LessonHead }) {
  const { number, slug, title, minutes, objectives } = head;
  return (
    <li className={styles.lesson}>
      <h3 className={styles.title}>
        <a href={`#/learn/${slug}`}>{learn.title(number, title)}</a>
      </h3>
      <p className={styles.facts}>
        <LessonStatus head={head} />
        <span>{learn.minutes(minutes)}</span>
        <BuildsOn numbers={head.buildsOn} />
      </p>
      <ul className={styles.objectives}>
        {objectives.map((objective, at) => (
          <li key={at}>
            <PlainInlines content={objective} />
          </li>
        ))}
      </ul>
      <Anew head={head} />
    </li>
  );
}

/** For a lesson that was begun. What was forgotten can be undone there, too. */
function Anew({ head: { slug, title } }: { readonly head: LessonHead }) {
  const isNew = useStore(progress.store, (state) => statusOf(state, slug) === 'new');
  const [wasBegun] = useState(!isNew);
  if (!wasBegun) return null;
  return (
    <div className={styles.anew}>
      <ForgetButton
        label={text.forget}
        name={text.forgetSaid(title)}
        forgotten={text.forgotten(title)}
        isEmpty={isNew}
        forget={() => progress.resetLesson(slug)}
      />
    </div>
  );
}

const signs = { new: CircleDashed, begun: CircleDotDashed, done: Check };

function LessonStatus({ head }: { readonly head: LessonHead }) {
  const state = useStore(progress.store);
  const status = statusOf(state, head.slug);
  const Sign = signs[status];
  return (
    <span className={styles.status}>
      <Sign size={16} strokeWidth={status === 'done' ? 2.4 : 1.8} aria-hidden="true" />
      {status === 'begun'
        ? text.place(lessonIn(state, head.slug).reached, momentsIn(head))
        : text.status[status]}
    </span>
  );
}

function BuildsOn({ numbers }: { readonly numbers: readonly number[] }) {
  const bases = lessons.filter(({ number }) => numbers.includes(number));
  if (bases.length === 0) return null;
  return (
    <span className={styles.bases}>
      {text.buildsOn}
      {bases.map(({ number, slug, title }) => (
        <a key={slug} href={`#/learn/${slug}`} title={title}>
          {text.lesson(number)}
        </a>
      ))}
    </span>
  );
}
