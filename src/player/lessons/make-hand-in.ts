/** Saves what a learner did as a file to hand in, and checks such a file. */
import { lessons, load } from 'virtual:lessons';
import type { Lesson } from '../../world/lessons/lesson.ts';
import { askTopic } from '../ask-topic.ts';
import { handInName, type HandInProblem, type HandInReport } from './hand-in.ts';
import { progress } from './progress.ts';
import type { Progress } from './progress-state.ts';

export interface HandInFile {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}

/** Of the lessons that were begun. Rejects where one of them cannot be loaded. */
export async function handInFile(of: Progress = progress.store.getState()): Promise<HandInFile> {
  const { name, seed, misconceptions, lessons: begun } = of;
  const loaded = await loadLessons(({ slug }) => Object.hasOwn(begun, slug));
  const text = await askTopic('lesson-hand-in', {
    ...{ name, seed, misconceptions },
    saved: new Date().toISOString(),
    lessons: loaded.flatMap((lesson: Lesson) => {
      const { slug } = lesson;
      const done = begun[slug];
      if (!done) return [];
      const { reached, answers, tasks } = done;
      return [{ lesson, slug, reached, answers: withIds(answers), tasks: withIds(tasks) }];
    }),
  });
  return { name: handInName(name), text };
}

/** Checks every answer in the text of such a file. Rejects where the lessons cannot be loaded. */
export const checkHandInFile = async (text: string): Promise<HandInReport | HandInProblem> =>
  askTopic('lesson-check-hand-in', { text, lessons: await loadLessons(() => true) });

/** In the order of their numbers. */
async function loadLessons(isMeant: (head: { slug: string }) => boolean): Promise<Lesson[]> {
  const loaded = await Promise.all(
    lessons.filter(isMeant).map(({ slug }) => load[slug]?.() ?? null),
  );
  return loaded.filter((lesson) => lesson !== null);
}

const withIds = <T>(byId: Readonly<Record<string, T>>): (T & { readonly id: string })[] =>
  Object.entries(byId).map(([id, state]) => ({ ...state, id }));
