/** Words of the pages around the lessons. */
import type { PathId, Status } from '../../player/lessons/paths.ts';

const minutes = (count: number): string =>
  count < 90 ? `about ${count} minutes` : `about ${String(count / 60).slice(0, 3)} hours`;
const lessons = (count: number): string => (count === 1 ? '1 lesson' : `${count} lessons`);

export const learn = {
  lead: 'Lessons beside a live run: you read, predict what happens next, and change things to see what breaks. They begin before the first SSH login of your life, and end with a real log, explained line by line.',
  back: 'All lessons',
  title: (number: number, title: string) => `${number}. ${title}`,
  minutes,
  none: 'There are no lessons in this copy of the app.',

  begin: {
    name: 'Where to go on',
    first: (title: string) => `Begin with lesson ${title}`,
    firstHint: (count: number) => `${minutes(count)}; you need to know nothing of SSH`,
    firstHintOn: (count: number) => minutes(count),
    resume: (title: string) => `Go on with lesson ${title}`,
    next: (title: string) => `Next: lesson ${title}`,
    place: (at: number, of: number) => `you are at place ${at} of ${of}`,
    done: 'You have read every lesson of this path.',
    before: 'What do you think is true? A few statements, before you begin',
    after: 'The statements of the beginning again: what do you say now?',
    summary: 'Your summary, to print or to hand in',
  },

  path: {
    title: 'Your path',
    note: 'You can read any lesson at any time: a path says which comes next.',
    choose: 'Path',
    size: (count: number, time: number) => `${lessons(count)}, ${minutes(time)}`,
    names: {
      core: 'The core',
      everything: 'Everything',
      tls: 'I know TLS',
    } satisfies Record<PathId, string>,
    what: {
      core: 'From a login that anyone can read to a host key that changed: what everyone who uses SSH should know.',
      everything: 'All lessons in their order, down to the bytes and up to a real log.',
      tls: 'For those who know TLS 1.3: the comparison first, then what SSH does otherwise. A word that is new to you says what it means when you press it.',
    } satisfies Record<PathId, string>,
  },

  list: {
    title: 'Lessons',
    others: 'Not on this path',
    status: {
      new: 'not begun',
      begun: 'begun',
      done: 'read to the end',
    } satisfies Record<Status, string>,
    place: (at: number, of: number) => `place ${at} of ${of}`,
    buildsOn: 'Builds on',
    lesson: (number: number) => `lesson ${number}`,
    forget: 'Begin anew',
    forgetSaid: (title: string) => `Begin anew, and forget what you answered: ${title}`,
    forgotten: (title: string) => `What you answered in “${title}” is forgotten.`,
  },

  progress: {
    title: 'Your progress',
    kept: 'What you read and answer is kept in this browser, and goes nowhere else.',
    notKept:
      'This browser does not let the page keep anything: what you answer is gone when the tab is closed. Save it as a file first, on the page with your summary.',
    forget: 'Forget everything',
    forgotten: 'Your answers, your name and your path are forgotten.',
    undo: 'Undo',
    restored: 'All is as it was.',
    nothing: 'There is nothing to forget yet.',
  },

  more: {
    title: 'Beside the lessons',
    glossary: 'Glossary',
    glossaryWhat: 'every term, and where it stands in a run',
    misconceptions: 'Statements',
    misconceptionsWhat: 'what do you think is true? Asked before the lessons and after',
    summary: 'Summary',
    summaryWhat: 'what you did, to print or to hand in',
    teach: 'For teachers',
    teachWhat: 'presenting, embedding, checking what was handed in',
  },
};
