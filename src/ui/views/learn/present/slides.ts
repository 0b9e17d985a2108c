/** A lesson as it is shown to a class: one idea at a time, a question before its answer, what is right before what is not. */
import type { PlacedMoment } from '../../../../player/lessons/moments.ts';
import type { Block, Lesson, Question, Reason, Task } from '../../../../world/lessons/lesson.ts';
import { LINE, weightOf, weightOfLabel } from './weight.ts';

/** What a slide shows. `told` counts what has been told of it, from 0; `of` is how much there is to tell. */
export type Content =
  | { readonly kind: 'title' }
  | { readonly kind: 'text'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'question';
      readonly question: Question;
      readonly isPredict: boolean;
      readonly told: number;
      readonly of: number;
      /** Indexes of the reasons (`reasonsOf`) that show with this slide; none while it is asked. */
      readonly reasons: readonly number[];
    }
  | { readonly kind: 'task'; readonly task: Task; readonly told: number; readonly of: number }
  | {
      readonly kind: 'reveal';
      readonly title: string;
      readonly blocks: readonly Block[];
      readonly told: number;
    }
  | { readonly kind: 'end' };

export interface Slide {
  readonly content: Content;
  /** Index of the moment that it belongs to; as many as there are moments at the lesson's end. */
  readonly at: number;
  /** The lesson's title for what comes before its first part, and at the end. */
  readonly title: string;
  /** What stands there for teachers. */
  readonly notes: readonly Block[];
  /** Predictions whose answers show, by their ids: those before this slide, and its own once it is told. */
  readonly predicted: ReadonlySet<string>;
}

/** More than this is two slides: about twelve lines. */
const MOST = 520;
/** As much can be told of a question at once: drawn smaller, it fits. */
const MOST_TOLD = 1180;

/** All slides of a lesson, in order. */
export function slidesOf(lesson: Lesson, moments: readonly PlacedMoment[]): readonly Slide[] {
  const slides: Slide[] = [];
  let predicted: ReadonlySet<string> = new Set();
  const add = (content: Content, at: number, title: string, notes: readonly Block[]) => {
    if (content.kind === 'question' && content.isPredict && content.told > 0)
      predicted = new Set([...predicted, content.question.id]);
    slides.push({ content, at, title, notes, predicted });
  };
  add({ kind: 'title' }, 0, lesson.title, []);
  for (const [at, { moment, part }] of moments.entries()) {
    const notes = moment.blocks.flatMap((block) => (block.kind === 'aside' ? block.blocks : []));
    const title = lesson.parts[part]?.title ?? lesson.title;
    for (const content of contentsOf(moment.blocks)) add(content, at, title, notes);
  }
  add({ kind: 'end' }, moments.length, lesson.title, []);
  return slides;
}

/** Index of the first slide of a moment. */
export const firstSlideOf = (slides: readonly Slide[], at: number): number =>
  Math.max(
    0,
    slides.findIndex((slide) => slide.at === at && slide.content.kind !== 'title'),
  );

function contentsOf(blocks: readonly Block[]): readonly Content[] {
  const contents: Content[] = [];
  let text: Block[] = [];
  const close = () => {
    if (text.length > 0) contents.push({ kind: 'text', blocks: text });
    text = [];
  };
  for (const block of blocks) {
    const told = toldOf(block);
    if (block.kind === 'aside') continue;
    if (told) {
      close();
      contents.push(...told);
    } else {
      const isFull = text.length > 0 && weightOf([...text, block]) > MOST;
      // A heading stands over what follows it.
      if (isFull || block.kind === 'heading') close();
      text.push(block);
    }
  }
  close();
  return contents;
}

/** What is told of a block one after another; null where it shows at once. */
function toldOf(block: Block): readonly Content[] | null {
  switch (block.kind) {
    case 'predict':
    case 'quiz': {
      const { question } = block;
      const groups = groupsOf(question);
      const of = groups.length;
      const isPredict = block.kind === 'predict';
      return steps(of, (told) => ({
        ...{ kind: 'question', question, isPredict, told, of },
        reasons: groups[told - 1] ?? [],
      }));
    }
    case 'try': {
      const { task } = block;
      // Each hint, and how it is done.
      const of = task.hints.length + 1;
      return steps(of, (told) => ({ kind: 'task', task, told, of }));
    }
    case 'reveal':
      return steps(1, (told) => ({
        ...{ kind: 'reveal', title: block.title, blocks: block.blocks, told },
      }));
    default:
      return null;
  }
}

const steps = (of: number, make: (told: number) => Content): readonly Content[] =>
  Array.from({ length: of + 1 }, (_, told) => make(told));

/** Reasons of a question: of each choice, or of the answer and then of each common error. */
const reasonsOf = (question: Question): readonly Reason[] =>
  'choices' in question ? question.choices : [question.right, ...question.errors];

/** Which reasons a slide tells together: what is right, then all that is not, on as few slides as they fit on. */
function groupsOf(question: Question): readonly (readonly number[])[] {
  const reasons = reasonsOf(question);
  const order = 'choices' in question ? inOrderOfTelling(question.choices) : [...reasons.keys()];
  const isRight = (at: number) =>
    'choices' in question ? question.choices[at]?.isRight === true : at === 0;
  const asked = weightOf(question.ask) + labelsOf(question);
  const groups: number[][] = [];
  for (const at of order) {
    const last = groups.at(-1);
    const together = [...(last ?? []), at];
    const weight = together.reduce((sum, one) => sum + tellingOf(question, one), asked);
    const isSame = last !== undefined && isRight(last[0] ?? -1) === isRight(at);
    if (last && isSame && weight <= MOST_TOLD) last.push(at);
    else groups.push([at]);
  }
  return groups;
}

/** What it takes to tell one reason: of an error also what was said, and the way to where the run shows it. */
function tellingOf(question: Question, at: number): number {
  const reason = reasonsOf(question)[at];
  if (!reason) return 0;
  const isError = !('choices' in question) && at > 0;
  const said = isError ? LINE * (question.kind === 'order' ? 3 : 1) : 0;
  return weightOf(reason.why) + said + (reason.evidence === null ? 0 : LINE);
}

/** What stays on a slide beside the reasons. */
function labelsOf(question: Question): number {
  const labels =
    'choices' in question ? question.choices : question.kind === 'order' ? question.items : [];
  return labels.reduce((sum, { label }) => sum + weightOfLabel(label), 0);
}

/** Indexes of the choices in the order in which they are told: what is right first. */
export const inOrderOfTelling = (choices: readonly { readonly isRight: boolean }[]): number[] =>
  [...choices.keys()].toSorted(
    (a, b) => Number(choices[b]?.isRight) - Number(choices[a]?.isRight) || a - b,
  );
