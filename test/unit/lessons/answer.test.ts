/** What is said to answers: right ones, wrong ones, and what is none. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkAnswer,
  checkTask,
  rightAnswer,
  type Given,
} from '../../../src/world/lessons/answer.ts';
import type { FactContext } from '../../../src/world/lessons/fact.ts';
import { afterAnswer, showsHint, type Tried } from '../../../src/world/lessons/ladder.ts';
import type { Question } from '../../../src/world/lessons/lesson.ts';
import { plainText } from '../../../src/world/lessons/plain-text.ts';
import { numberIn, saysTheSame } from '../../../src/world/lessons/same-answer.ts';
import { toldRun } from '../../../src/world/lessons/told-run.ts';
import { scenario as firstContact } from '../../../src/world/scenarios/first-contact.ts';
import { questions, task } from './fixture.ts';

let context: FactContext;
let refused: FactContext;
beforeAll(async () => {
  const nowhere = { pointed: null, step: null };
  const strict = { client: { strict_host_key_checking: 'yes' } } as const;
  context = { ...(await toldRun(firstContact.scenario, 'somebody')), ...nowhere };
  refused = { ...(await toldRun({ ...firstContact.scenario, ...strict }, null)), ...nowhere };
});

/** Whether it is right, and the words that are said to it. */
function say(question: Question, given: Given) {
  const checked = checkAnswer(question, given, context);
  if ('problem' in checked) return checked.problem;
  const [first] = checked.reason.why;
  const words = first?.kind === 'paragraph' ? plainText(first.content) : '';
  return [checked.isRight, words, ...(checked.more.length > 0 ? [checked.more.length] : [])];
}

describe('an answer', () => {
  test('to a question of any kind is right if it is the right one', () => {
    for (const question of Object.values(questions)) {
      const checked = checkAnswer(question, rightAnswer(question, context), context);
      expect(checked, question.id).toMatchObject({ isRight: true });
    }
  });

  test.each<[keyof typeof questions, Given, unknown]>([
    ['choice', [1], [true, 'about two']],
    ['choice', [2], [false, 'about three']],
    ['choice', [], 'Choose or write an answer first.'],
    ['choice', [0, 1], 'Choose or write an answer first.'],
    ['choice', [3], 'Choose or write an answer first.'],
    ['choice', 'two', 'Choose or write an answer first.'],
    ['several', [0, 1], [true, 'about one', 1]],
    ['several', [1, 0], [true, 'about one', 1]],
    ['several', [0], [false, 'What you chose is right. One more is right, too.']],
    ['several', [0, 1, 2], [false, 'about three']],
    ['several', [2, 3], [false, 'about three', 1]],
    ['several', [0, 0], 'Choose or write an answer first.'],
    ['order', [0, 1, 2], [true, 'right']],
    ['order', [1, 0, 2], [false, 'otherwise']],
    ['order', [2, 1, 0], [false, 'c before a']],
    ['order', [0, 1], 'Choose or write an answer first.'],
    ['number', '51', [true, 'right']],
    ['number', ' 0x33 bytes', [true, 'right']],
    ['number', '4', [false, 'only the length']],
    ['number', '55', [false, 'with the length']],
    ['number', '50', [false, 'otherwise']],
    ['number', 'many', 'Write a number, such as 42, 1,088 or 0x2a.'],
    ['number', '5.1', 'Write a number, such as 42, 1,088 or 0x2a.'],
    ['value', 'SHA256:abc', [false, 'otherwise']],
    ['value', '  ', 'Choose or write an answer first.'],
  ])('%s %j: %j', (kind, given, said) => {
    expect(say(questions[kind], given)).toEqual(said);
  });

  test('is read with the forms that people give it', () => {
    const print = String(rightAnswer(questions.value, context));
    for (const form of [
      print,
      ` ${print}\n`,
      print.replace('SHA256:', ''),
      `${print}=`,
      `\`${print}\``,
    ])
      expect(say(questions.value, form), form).toEqual([true, 'right']);
    expect(say(questions.value, print.toLowerCase())).toEqual([false, 'otherwise']);
    const hex = String(questions.value.errors[0].answer);
    expect(hex).toContain('hex');
  });

  test.each([
    ['1,088', '1088'],
    ['1 088', '1088'],
    ['1.088', '1088'],
    ['0x2A', '42'],
    ['-3', '-3'],
    ['1,08', null],
    ['12e3', null],
    ['2a', null],
    ['', null],
    ['7 round trips', '7'],
  ])('the number in %j is %j', (text, number) => {
    expect(numberIn(text)?.toString() ?? null).toBe(number);
  });

  test.each([
    ['0A:FF', '0aff', true],
    ['0x0aff', '0aff', true],
    ['Yes', 'yes', true],
    ['false', 'no', true],
    ['true', 'no', false],
    ['ssh-ed25519 ', 'ssh-ed25519', true],
    ['ssh ed25519', 'ssh-ed25519', false],
    ['Example Root CA', 'CN=Example Root CA', true],
    ['CN = Example Root CA', 'CN=Example Root CA', true],
    ['Example Intermediate CA', 'CN=Example Root CA', false],
    ["'uname  -sr'", 'uname -sr', true],
    ['publickey, password', 'publickey,password', true],
    ['password,publickey', 'publickey,password', false],
    ['SHA256:/W0W.', 'SHA256:/W0W', true],
    ['9.2', '9.2.', false],
  ])('%j says %j: %j', (given, right, same) => {
    expect(saysTheSame('value', given, right)).toBe(same);
  });
});

describe('how it goes on', () => {
  const after = (isPredict: boolean, ...answers: readonly boolean[]): Tried =>
    answers.reduce<Tried>((state, isRight) => afterAnswer(state, isRight, isPredict), {
      tries: 0,
      stage: 'open',
    });

  test('a reason, then a hint, then the answer', () => {
    expect(after(false, false)).toEqual({ tries: 1, stage: 'open' });
    expect(showsHint(after(false, false))).toBe(false);
    expect(showsHint(after(false, false, false))).toBe(true);
    expect(after(false, false, false, false)).toEqual({ tries: 3, stage: 'shown' });
    expect(after(false, false, true)).toEqual({ tries: 2, stage: 'right' });
    expect(after(false, true, false, false)).toEqual({ tries: 1, stage: 'right' });
  });

  test('a prediction is made once', () => {
    expect(after(true, false)).toEqual({ tries: 1, stage: 'shown' });
    expect(after(true, true)).toEqual({ tries: 1, stage: 'right' });
  });
});

describe('a task', () => {
  test('is done by what it asks for, and says what is wrong', () => {
    expect(checkTask(task, refused)).toEqual({ isDone: true, reason: task.done });
    expect(checkTask(task, context)).toEqual({ isDone: false, reason: task.otherwise });
    const errors = [
      { ...task.errors[0]!, that: 'size client/SSH_MSG_NONE#1 > 1' },
      { ...task.errors[0]!, that: 'outcome = established' },
    ];
    const { reason } = checkTask({ ...task, errors }, context);
    expect(reason).toBe(errors[1]);
  });
});
