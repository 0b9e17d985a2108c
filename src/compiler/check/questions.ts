/** Answers every question, right and wrong. */
import {
  checkAnswer,
  literalOf,
  rightAnswer,
  type Checked,
  type Given,
} from '../../world/lessons/answer.ts';
import type { Block, Question, Reason } from '../../world/lessons/lesson.ts';
import type { Here } from './here.ts';
import { checkBlocks, checkInlines, expectNothingAfter } from './texts.ts';

export function checkQuestion(question: Question, here: Here): void {
  checkBlocks(question.ask, here);
  checkBlocks(question.hint, here);
  switch (question.kind) {
    case 'choice':
    case 'several':
      return checkChoices(question, here);
    case 'order':
      return checkOrder(question, here);
    default:
      return checkText(question, here);
  }
}

/** What a prediction needs beside: a step to stop at, and one that shows the answer. */
export function checkPrediction(question: Question, here: Here): void {
  const { addresses } = here.told.steps;
  const next = here.shown(here.step + 1);
  expectNothingAfter(here.step, [...question.ask, ...labelsOf(question)], here);
  if (question.shows === null) {
    if (next < 0)
      here.report(question, 'nothing comes after the step at which the prediction is asked');
    return;
  }
  const shows = here.stepOf(question.shows, question);
  if (shows === null) return;
  here.expectShown(question.shows, question);
  if (shows <= here.step)
    here.report(
      question,
      `\`shows\` must come after the step at which the prediction is asked, \`${addresses[here.step]}\`: such as \`${addresses[next]}\``,
    );
}

/** What can be chosen shows before it is answered. */
const labelsOf = (question: Question): readonly Block[] => {
  const items =
    'choices' in question ? question.choices : 'items' in question ? question.items : [];
  return items.map(({ label }) => ({ kind: 'paragraph', content: label }));
};

type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;

export function checkReason(reason: Reason, here: Here): void {
  checkBlocks(reason.why, here);
  if (reason.evidence !== null) here.stepOf(reason.evidence, reason);
}

function checkChoices(question: OfKind<'choice' | 'several'>, here: Here): void {
  for (const [index, choice] of question.choices.entries()) {
    checkInlines(choice.label, here);
    checkReason(choice, here);
    const answer = answered(question, [index], choice, here);
    const isWhole = question.choices.filter(({ isRight }) => isRight).length === 1;
    if (answer && answer.isRight !== (choice.isRight && (question.kind === 'choice' || isWhole)))
      here.report(choice, `this choice is taken for ${answer.isRight ? 'right' : 'wrong'}`);
    if (answer && !choice.isRight && answer.reason !== choice)
      here.report(choice, 'this choice is answered with another reason than its own');
    const judged = choice.that === null ? null : here.condition(choice.that, choice);
    if (judged && judged.holds !== choice.isRight)
      here.report(
        choice,
        `this choice is marked as ${choice.isRight ? 'right' : 'wrong'}, and the run says otherwise. ${judged.because.join('; ')}`,
      );
  }
  expectRight(question, here);
}

function checkOrder(question: OfKind<'order'>, here: Here): void {
  const { items, errors } = question;
  let last: { readonly step: number; readonly address: string } | null = null;
  for (const item of items) {
    checkInlines(item.label, here);
    if (item.at === null) continue;
    const step = here.stepOf(item.at, item);
    if (step === null) continue;
    if (last && step <= last.step)
      here.report(
        item,
        `\`${item.at}\` does not come after \`${last.address}\`, that of an item above: put them in the order of the run`,
      );
    last = { step, address: item.at };
  }
  if (items.filter(({ at }) => at !== null).length === 1)
    here.report(
      question,
      'one place makes no order: give `:at{step="ADDRESS"}` to the other items',
    );
  const order = items.map((_, at) => at);
  for (const error of errors) {
    checkReason(error, here);
    const rest = order.filter((at) => at !== error.second);
    const swapped = rest.toSpliced(rest.indexOf(error.first), 0, error.second);
    if (answered(question, swapped, error, here)?.isRight !== false)
      here.report(error, 'this error is not taken for one');
  }
  for (const reason of [question.right, question.otherwise]) checkReason(reason, here);
  if (answered(question, order.toReversed(), question, here)?.isRight !== false)
    here.report(question, 'the order from last to first is taken for right');
  expectRight(question, here);
}

function checkText(question: OfKind<'number' | 'value'>, here: Here): void {
  const { errors, right, otherwise, kind } = question;
  for (const reason of [right, otherwise]) checkReason(reason, here);
  const text = here.fact(question.of, question);
  if (text === null) return;
  if (kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text))
    here.report(question, `the answer is \`${text}\`, which is no number: write \`kind=value\``);
  for (const error of errors) {
    checkReason(error, here);
    const given = here.try(error, () => literalOf(error.answer, here.context));
    const answer = given === null ? null : answered(question, given, error, here);
    if (answer?.isRight)
      here.report(error, `\`${error.answer}\` is \`${given}\` here, which is the right answer`);
    else if (answer && answer.reason !== error)
      here.report(error, `\`${error.answer}\` is \`${given}\` here, as is another error above`);
  }
  const other = kind === 'number' ? '987654321' : 'neither this nor that';
  const fallback = answered(question, other, question, here);
  if (fallback?.reason !== otherwise)
    here.report(question, `the answer \`${other}\` is not told what is said \`otherwise\``);
  expectRight(question, here);
}

function expectRight(question: Question, here: Here): void {
  const given = here.try(question, () => rightAnswer(question, here.context));
  if (given !== null && answered(question, given, question, here)?.isRight === false)
    here.report(question, 'the right answer is taken for wrong');
}

/** What is said to an answer; null where it is taken for none, which is reported. */
function answered(question: Question, given: Given, at: object, here: Here): Checked | null {
  const checked = here.try(at, () => checkAnswer(question, given, here.context));
  if (checked && 'problem' in checked) {
    here.report(at, `\`${JSON.stringify(given)}\` is not taken as an answer: ${checked.problem}`);
    return null;
  }
  return checked;
}
