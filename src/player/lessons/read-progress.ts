/**
 * Reads what the browser has kept: storage may hold what an older version wrote, or anything. Each lesson, answer and
 * task is taken only if it is valid; what is not is left out.
 */
import * as v from 'valibot';
import { allSaid, noProgress, type LessonProgress, type Progress } from './progress-state.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const seed = v.nullable(v.pipe(v.string(), v.maxLength(64)));
const address = v.nullable(v.pipe(v.string(), v.maxLength(1000)));

export const givenForm = v.union([
  v.pipe(v.string(), v.maxLength(10_000)),
  v.pipe(v.array(count), v.maxLength(100)),
]);
const path = v.array(v.string());
const change = v.union([v.strictTuple([path, v.unknown()]), v.strictTuple([path])]);
export const proofForm = v.nullable(
  v.object({ changes: v.pipe(v.array(change), v.maxLength(1000)), pointed: address, at: address }),
);

export const answerForm = v.object({
  given: v.nullable(givenForm),
  tries: count,
  stage: v.picklist(['open', 'right', 'shown']),
  seed,
});
export const taskForm = v.object({
  hints: count,
  stage: v.picklist(['open', 'done', 'shown']),
  seed,
  proof: proofForm,
});
export const saidForm = v.picklist(allSaid);
export const nameForm = v.nullable(v.pipe(v.string(), v.maxLength(200)));
export const seedForm = seed;
export const countForm = count;

/** The valid entries of what should be an object. */
function entries<T>(
  value: unknown,
  read: (entry: unknown) => T | null,
): Readonly<Record<string, T>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const found = read(entry);
      return found === null ? [] : [[key, found]];
    }),
  );
}

const by =
  <T>(form: v.GenericSchema<unknown, T>) =>
  (value: unknown): T | null => {
    const parsed = v.safeParse(form, value);
    return parsed.success ? parsed.output : null;
  };

const lessonForm = v.looseObject({ reached: count, isDone: v.boolean() });

function lessonOf(value: unknown): LessonProgress | null {
  const parsed = v.safeParse(lessonForm, value);
  if (!parsed.success) return null;
  const { reached, isDone, answers, tasks } = parsed.output;
  return {
    reached,
    isDone,
    answers: entries(answers, by(answerForm)),
    tasks: entries(tasks, by(taskForm)),
  };
}

/** What a text that was kept says; null where it is no such thing at all. */
export function readProgress(text: string): Progress | null {
  const kept = jsonIn(text);
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const field = (name: string): unknown => Reflect.get(kept, name);
  const said = field('misconceptions');
  const round = (name: string): unknown =>
    typeof said === 'object' && said !== null ? Reflect.get(said, name) : null;
  return {
    ...noProgress,
    name: by(nameForm)(field('name')),
    seed: by(seed)(field('seed')),
    path: by(nameForm)(field('path')),
    lessons: entries(field('lessons'), lessonOf),
    misconceptions: {
      before: entries(round('before'), by(saidForm)),
      after: entries(round('after'), by(saidForm)),
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    const found: unknown = JSON.parse(text);
    return found;
  } catch {
    return null;
  }
}
