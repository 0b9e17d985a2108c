/** Words of the summary of what a learner did, and of a file to hand in. */
import type { ReportedAnswer, Verdict } from '../../player/lessons/hand-in.ts';

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const summary = {
  title: 'Summary',
  lead: 'What you did in the lessons: to print, or to save as a file and hand in. All of it is in this browser only.',
  dateOf: (iso: string): string => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime())
      ? iso
      : date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  },

  name: {
    title: 'Your name',
    note: 'It stands on the summary and in the file.',
    label: 'Name',
    take: 'Take this name',
    remove: 'Without a name',
    seed: (seed: string) =>
      `The random values of your runs are made from your name (${seed}): fingerprints and the like are then your own. Answers that you gave before stay as they are.`,
    none: 'With a name, the random values of your runs are made from it: your fingerprints are then others than your neighbour’s.',
    unusable: 'A name needs a letter or a digit.',
  },

  done: {
    title: 'What you did',
    empty: 'You have not begun a lesson yet.',
    begin: 'To the lessons',
    loading: 'Checking your answers once more …',
    failed: 'The answers could not be checked: a part of the app did not load.',
    again: 'Try again',
  },

  keep: {
    title: 'Print or hand in',
    print: 'Print',
    save: 'Save the file to hand in',
    saved: (name: string) => `Saved as ${name}.`,
    failed: 'The file could not be made: a part of the app did not load.',
    empty: 'There is nothing to hand in yet.',
    note: 'The file has your name, your answers, and how often you tried. Whoever gets it can check every answer again, here. It proves nothing about who answered: it is a text file, and anyone who wants to can change it.',
  },

  check: {
    title: 'Check a file',
    note: 'For teachers: choose a file that was handed in, or drop it anywhere on this page. It is read in this browser and goes nowhere.',
    choose: 'Choose a file',
    loading: (name: string) => `Checking every answer in ${name} …`,
    failed: 'The file could not be checked: a part of the app did not load.',
    tooLarge: (name: string) => `${name} is too large for answers to lessons.`,
    unreadable: (name: string) => `${name} could not be read.`,
    close: 'Close the file',
    of: (name: string) => `Answers of ${name}`,
    ofNobody: 'Answers without a name',
    saved: (date: string) => `Saved on ${date}`,
    intact: 'The checksum fits: nothing was changed by accident.',
    changed: 'The checksum does not fit: the file was changed after it was saved.',
    fits: 'Every answer was given on runs made from this name.',
    fitsPartly: (others: number, of: number) =>
      `${others} of ${count(of, 'answer', 'answers')} ${others === 1 ? 'was' : 'were'} given on other runs than those made from this name; each of them says on which.`,
    fitsChanged:
      'The runs are those of this name; but as the checksum does not fit, name and runs may both have been changed.',
    fitsNot: 'The runs were not made from this name: it may have been changed.',
    limits: 'The file is not tamper-proof: it tells what was answered, not who answered.',
  },

  report: {
    begun: (lessons: number) => `${count(lessons, 'lesson', 'lessons')} begun.`,
    read: (reached: number, moments: number) => `${reached} of ${moments} places read`,
    unknown: 'There is no such lesson in this copy of the app: its answers cannot be checked.',
    changed: 'The questions of this lesson have changed since: some answers may not fit.',
    columns: { question: 'Question', answer: 'Answer', result: 'Result' },
    kinds: {
      predict: 'Prediction',
      quiz: 'Question',
      try: 'Task',
      unknown: 'Not in the lesson',
    } satisfies Record<ReportedAnswer['kind'], string>,
    verdicts: {
      right: 'right',
      wrong: 'not right',
      unanswered: 'not answered',
      unknown: 'cannot be checked',
      unclear: 'does not fit the question',
    } satisfies Record<Verdict, string>,
    /** Of predictions. */
    guesses: { right: 'as it came', wrong: 'it came otherwise' },
    tries: (tries: number) => (tries === 1 ? 'at the first try' : `${tries} tries`),
    hinted: 'after a hint',
    change: (setting: string, value: string) => `${setting}: ${value}`,
    nothing: 'none',
    run: (seed: string | null) =>
      seed === null ? 'on the scenario’s own run' : `on the run of another name (${seed})`,
    hints: (hints: number) => (hints === 0 ? 'without a hint' : count(hints, 'hint', 'hints')),
    shown: 'the answer was shown',
    otherwise: 'the file says otherwise',
    statements: 'Statements',
    round: {
      before: (right: number, of: number) =>
        `Before the lessons: “not true” to ${right} of the ${of} statements answered.`,
      after: (right: number, of: number) =>
        `After the lessons: “not true” to ${right} of the ${of} statements answered.`,
    },
  },
};
