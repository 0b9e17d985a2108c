/** Tells whether the questions of a lesson are still those that somebody answered. */
import { toHex, utf8 } from '../../codec/bytes.ts';
import { sha256 } from '../../crypto/hashes.ts';
import type { Lesson } from './lesson.ts';
import { plainText } from './plain-text.ts';
import { askedIn, type Asked } from './questions-in.ts';

const DIGITS = 16;

/**
 * A hash of what decides answers: questions, choices and conditions, but neither explanations nor hints, so that a
 * slip of the pen can be mended.
 */
export const lessonVersion = (lesson: Pick<Lesson, 'parts'>): string =>
  toHex(sha256.digest(utf8(JSON.stringify(askedIn(lesson).map(deciding))))).slice(0, DIGITS);

function deciding(asked: Asked): unknown {
  const { id, kind, place } = asked;
  const head = [kind, id, place.scenario];
  if (asked.kind === 'try') return [...head, asked.task.that];
  const { question } = asked;
  switch (question.kind) {
    case 'choice':
    case 'several':
      return [
        ...head,
        question.kind,
        question.choices.map(({ label, isRight }) => [plainText(label), isRight]),
      ];
    case 'order':
      return [...head, question.kind, question.items.map(({ label }) => plainText(label))];
    default:
      return [...head, question.kind, question.of];
  }
}
