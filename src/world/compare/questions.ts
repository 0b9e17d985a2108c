/** The six questions that every secure connection answers, in the order in which a comparison asks them. */
import { phases, type Phase } from '../transcript.ts';

export const questions = ['speak', 'secret', 'server', 'encryption', 'client', 'travels'] as const;
export type Question = (typeof questions)[number];

const answeredIn: Readonly<Record<Phase, Question>> = {
  connect: 'speak',
  hello: 'speak',
  negotiate: 'speak',
  'key-exchange': 'secret',
  'server-auth': 'server',
  keys: 'encryption',
  'client-auth': 'client',
  channel: 'travels',
  close: 'travels',
};

/** What a phase answers. */
export const questionOf = (phase: Phase): Question => answeredIn[phase];

/** The first phase that answers a question: whose words stand for it. */
export const phaseOf = (question: Question): Phase =>
  phases.find((phase) => answeredIn[phase] === question) ?? 'connect';

/** Where a question stands in the order. */
export const rankOf = (question: Question): number => questions.indexOf(question);
