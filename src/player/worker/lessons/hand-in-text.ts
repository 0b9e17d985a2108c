/** Writes a file to hand in. */
import { toHex, utf8 } from '../../../codec/bytes.ts';
import { sha256 } from '../../../crypto/hashes.ts';
import { lessonVersion } from '../../../world/lessons/lesson-version.ts';
import {
  HAND_IN_FORMAT,
  HAND_IN_NOTE,
  type HandedLesson,
  type HandIn,
  type HandInSource,
} from '../../lessons/hand-in.ts';

/** JSON that people can read, with its checksum at the end. */
export function handInText({ name, seed, saved, lessons, misconceptions }: HandInSource): string {
  const handIn: HandIn = {
    format: HAND_IN_FORMAT,
    note: HAND_IN_NOTE,
    name,
    seed,
    saved,
    lessons: lessons.map(handed),
    misconceptions,
  };
  return `${JSON.stringify({ ...handIn, checksum: checksumOf(handIn) }, null, 2)}\n`;
}

const handed = ({
  lesson,
  slug,
  reached,
  answers,
  tasks,
}: HandInSource['lessons'][number]): HandedLesson => ({
  slug,
  title: lesson.title,
  version: lessonVersion(lesson),
  reached,
  moments: lesson.parts.reduce((sum, { moments }) => sum + moments.length, 0),
  answers,
  tasks,
});

/** SHA-256 over the JSON of all else, without spaces; in hexadecimal. */
export const checksumOf = (rest: unknown): string =>
  toHex(sha256.digest(utf8(JSON.stringify(rest))));
