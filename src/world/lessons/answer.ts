/** Checks what a learner answers against the run: right or not, and what is said to it. */
import { holds, parseCondition } from './condition.ts';
import { factText, parseFact, tellFact, type FactContext } from './fact.ts';
import type { Question, Reason, Task } from './lesson.ts';
import { readsAsNumber, saysTheSame } from './same-answer.ts';
import { missingChoices, noNumber, nothingGiven } from '../text/lessons-en.ts';

/**
 * An answer. Of a choice its index, of several theirs, of an order the indexes of the question's items as they were
 * put; of a number or a value the text that was typed.
 */
export type Given = readonly number[] | string;

export interface Checked {
  readonly isRight: boolean;
  /** What is said to it: of the choice, of the named error, or what is said to all others. */
  readonly reason: Reason;
  /** Of several: what is said to the other wrong choices in it. */
  readonly more: readonly Reason[];
  /** The right text for a number or a value; null of other kinds. */
  readonly answer: string | null;
}

/** What cannot be taken as an answer, as it is empty or no number: it is not counted, and the sentence says what to do. */
export interface NoAnswer {
  readonly problem: string;
}

/**
 * Throws a FactProblem where the run does not have what is asked about.
 * @param given - a NoAnswer comes back where it does not fit the kind of question
 */
export function checkAnswer(
  question: Question,
  given: Given,
  context: FactContext,
): Checked | NoAnswer {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return checkChoices(question, given);
    case 'order':
      return checkOrder(question, given);
    default:
      return checkText(question, given, context);
  }
}

type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;

function checkChoices(
  { kind, choices }: OfKind<'choice' | 'several'>,
  given: Given,
): Checked | NoAnswer {
  if (typeof given === 'string') return { problem: nothingGiven };
  const chosen = new Set(given);
  const picked = choices.filter((_, at) => chosen.has(at));
  const [first] = picked;
  if (!first || picked.length !== given.length || (kind === 'choice' && given.length > 1))
    return { problem: nothingGiven };
  const wrong = picked.filter(({ isRight }) => !isRight);
  const missing = choices.filter(({ isRight }, at) => isRight && !chosen.has(at)).length;
  const [reason = first, ...more] = wrong.length > 0 ? wrong : picked;
  const isRight = wrong.length === 0 && (kind === 'choice' || missing === 0);
  if (isRight || wrong.length > 0) return { isRight, reason, more, answer: null };
  // The reason of a choice that was left out would give it away.
  return { isRight, reason: said(missingChoices(missing)), more: [], answer: null };
}

const said = (text: string): Reason => ({
  why: [{ kind: 'paragraph', content: [{ kind: 'text', text }] }],
  evidence: null,
});

function checkOrder(question: OfKind<'order'>, given: Given): Checked | NoAnswer {
  const { items, errors, right, otherwise } = question;
  const isWhole =
    typeof given !== 'string' &&
    given.length === items.length &&
    items.every((_, at) => given.includes(at));
  if (!isWhole) return { problem: nothingGiven };
  const isRight = given.every((item, at) => item === at);
  const error = errors.find(({ first, second }) => given.indexOf(second) < given.indexOf(first));
  return { isRight, reason: isRight ? right : (error ?? otherwise), more: [], answer: null };
}

function checkText(
  question: OfKind<'number' | 'value'>,
  given: Given,
  context: FactContext,
): Checked | NoAnswer {
  const { kind, errors, right, otherwise } = question;
  if (typeof given !== 'string' || given.trim() === '') return { problem: nothingGiven };
  if (kind === 'number' && !readsAsNumber(given)) return { problem: noNumber };
  const answer = rightText(question, context);
  const isRight = saysTheSame(kind, given, answer);
  const error = errors.find((one) => saysTheSame(kind, given, literalOf(one.answer, context)));
  return { isRight, reason: isRight ? right : (error ?? otherwise), more: [], answer };
}

const rightText = ({ of }: OfKind<'number' | 'value'>, context: FactContext): string =>
  factText(tellFact(parseFact(of), context));

/** What a named error says: text as it was written, or a fact in `$(…)`. */
export function literalOf(answer: string, context: FactContext): string {
  const fact = /^\$\((.*)\)$/s.exec(answer)?.[1];
  return fact === undefined ? answer : factText(tellFact(parseFact(fact), context));
}

/** The right answer. Throws a FactProblem where the run does not have it. */
export function rightAnswer(question: Question, context: FactContext): Given {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return question.choices.flatMap(({ isRight }, at) => (isRight ? [at] : []));
    case 'order':
      return question.items.map((_, at) => at);
    default:
      return rightText(question, context);
  }
}

export interface TaskChecked {
  readonly isDone: boolean;
  /** What is said to it: that it is done, the first named error that holds, or what is said otherwise. */
  readonly reason: Reason;
}

/** Whether a task is done in a run, or by what is pointed at. What the run does not have does not hold. */
export function checkTask(task: Task, context: FactContext): TaskChecked {
  if (holds(parseCondition(task.that), context)) return { isDone: true, reason: task.done };
  const error = task.errors.find(({ that }) => holds(parseCondition(that), context));
  return { isDone: false, reason: error ?? task.otherwise };
}
