/** A small lesson with a question of every kind, as the compiler would make it. */
import type { Block, Lesson, Question, Reason, Task } from '../../../src/world/lessons/lesson.ts';

export const words = (text: string): Block[] => [
  { kind: 'paragraph', content: [{ kind: 'text', text }] },
];
const because = (text: string): Reason => ({ why: words(text), evidence: null });
const asked = (id: string) => ({ id, ask: words(`${id}?`), hint: words('look'), shows: null });
const label = (text: string) => [{ kind: 'text', text } as const];
const choice = (text: string, isRight: boolean) => ({
  ...{ label: label(text), isRight, that: null, ...because(`about ${text}`) },
});
const reply = 'server/SSH_MSG_KEX_ECDH_REPLY#1';

export const questions = {
  choice: {
    ...{ ...asked('choice'), kind: 'choice' },
    choices: [choice('one', false), choice('two', true), choice('three', false)],
  },
  several: {
    ...{ ...asked('several'), kind: 'several' },
    choices: [
      choice('one', true),
      choice('two', true),
      choice('three', false),
      choice('four', false),
    ],
  },
  order: {
    ...{ ...asked('order'), kind: 'order' },
    items: ['a', 'b', 'c'].map((text) => ({ label: label(text), at: null })),
    errors: [{ first: 0, second: 2, ...because('c before a') }],
    right: because('right'),
    otherwise: because('otherwise'),
  },
  number: {
    ...{ ...asked('number'), kind: 'number', of: `length ${reply}.K_S` },
    ask: [
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'number? It is ' },
          { kind: 'fact', of: `length ${reply}.K_S` },
          { kind: 'text', text: '.' },
        ],
      },
    ],
    errors: [
      { answer: '4', ...because('only the length') },
      { answer: `$(size ${reply}.K_S)`, ...because('with the length') },
    ],
    right: because('right'),
    otherwise: because('otherwise'),
  },
  value: {
    ...{ ...asked('value'), kind: 'value', of: `fingerprint ${reply}.K_S` },
    errors: [{ answer: `$(hex ${reply}.K_S)`, ...because('the key itself') }],
    right: because('right'),
    otherwise: because('otherwise'),
  },
} as const satisfies Record<string, Question>;

export const task: Task = {
  ...{ id: 'task', ask: words('refuse'), that: 'outcome = refused' },
  hints: [words('one'), words('two')],
  errors: [{ that: 'outcome = failed', ...because('it failed') }],
  otherwise: because('not yet'),
  done: because('done'),
  solution: {
    kind: 'scenario',
    scenario: { client: { strict_host_key_checking: 'yes' } },
  },
};

const place = {
  scenario: 'first-contact',
  level: 'message',
  step: null,
  focus: null,
  panels: [],
} as const;

export const lesson: Lesson = {
  ...{ number: 1, slug: 'fixture', title: 'A fixture', minutes: 8 },
  ...{ objectives: [], sources: [], terms: [] },
  parts: [
    {
      title: 'One',
      moments: [
        { place, blocks: [{ kind: 'predict', question: questions.choice }] },
        {
          place,
          blocks: [
            ...[questions.several, questions.order, questions.number].map(
              (question) => ({ kind: 'quiz', question }) as const,
            ),
            {
              kind: 'reveal',
              title: 'more',
              blocks: [{ kind: 'quiz', question: questions.value }],
            },
            {
              kind: 'try',
              task,
            },
          ],
        },
      ],
    },
  ],
};
