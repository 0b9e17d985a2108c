/** Reads a file to hand in; one that is none, or was changed by accident, is told so. */
import * as v from 'valibot';
import { HAND_IN_FORMAT, type HandIn, type HandInProblem } from '../../lessons/hand-in.ts';
import {
  answerForm,
  countForm,
  nameForm,
  saidForm,
  seedForm,
  taskForm,
} from '../../lessons/read-progress.ts';
import { checksumOf } from './hand-in-text.ts';

/** Characters. A file with every lesson has some tens of thousands. */
const LONGEST = 5_000_000;

const text = v.pipe(v.string(), v.maxLength(1000));
const said = v.record(text, saidForm);
const form = v.object({
  format: v.literal(HAND_IN_FORMAT),
  note: text,
  name: nameForm,
  seed: seedForm,
  saved: text,
  lessons: v.array(
    v.object({
      slug: text,
      title: text,
      version: text,
      reached: countForm,
      moments: countForm,
      answers: v.array(v.object({ id: text, ...answerForm.entries })),
      tasks: v.array(v.object({ id: text, ...taskForm.entries })),
    }),
  ),
  misconceptions: v.object({ before: said, after: said }),
});

export interface ReadHandIn {
  readonly handIn: HandIn;
  /** The checksum fits. */
  readonly isIntact: boolean;
}

export function readHandIn(file: string): ReadHandIn | HandInProblem {
  if (file.length > LONGEST) return { problem: 'This file is too large for answers to lessons.' };
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return {
      problem: 'This file cannot be read: it is no JSON, or only a part of it is there.',
    };
  }
  const format = fieldIn(json, 'format');
  if (typeof format !== 'string' || !format.startsWith('sshow-answers/'))
    return { problem: 'This is no file with answers to lessons: those are saved on the summary.' };
  if (format !== HAND_IN_FORMAT)
    return { problem: `This file has the format ${format}; this sshow reads ${HAND_IN_FORMAT}.` };
  const parsed = v.safeParse(form, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue) ?? 'the file';
    return { problem: `This file was changed: ${where} is not as sshow writes it.` };
  }
  const { checksum, ...rest } = Object.assign({ checksum: null }, json);
  return { handIn: parsed.output, isIntact: checksum === checksumOf(rest) };
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
