/** Words of the page that asks what somebody believes of SSH. It does not say beforehand what is so. */
import type { Round, Said } from '../../player/lessons/progress-state.ts';

export const misconceptions = {
  title: 'What do you think is true?',
  lead: 'Statements about SSH that are often heard. Say of each what you think now, and again after the lessons; then compare. There are no points for it, and “not sure” is an answer.',
  views: 'Rounds',
  names: {
    before: 'Before the lessons',
    after: 'After the lessons',
    answers: 'What is so',
  },
  ask: { before: 'Before the lessons', after: 'After the lessons' } satisfies Record<Round, string>,
  askNote: {
    before: 'What is so stays hidden until you ask for it: the lessons come to all of it.',
    after: 'Your first answers are not shown here, so that they do not lead you.',
  } satisfies Record<Round, string>,
  says: { true: 'true', false: 'not true', unsure: 'not sure' } satisfies Record<Said, string>,
  answered: (count: number, of: number) => `${count} of ${of} answered`,
  all: { before: 'All are answered, and kept until you come back.', after: 'All are answered.' },
  toLessons: 'To the lessons',
  toAnswers: 'See what is so, and compare',

  answers: {
    title: 'What is so',
    note: 'None of these statements is true. Each is refuted by a run: go and look.',
    score: (round: Round, right: number, of: number) =>
      `${round === 'before' ? 'Before the lessons' : 'After the lessons'} you said “not true” to ${right} of ${of}.`,
    none: 'You have not said yet what you think: it is worth more before you read this.',
    verdict: 'Not true.',
    you: (before: string | null, after: string | null) =>
      [before === null ? null : `before: ${before}`, after === null ? null : `after: ${after}`]
        .filter((part) => part !== null)
        .join(', '),
    show: 'Show it on the stage',
    showSaid: (statement: string) => `Show it on the stage: ${statement}`,
  },
};
