import type { Fact } from '../fact.ts';
import { fileText } from '../file-text.ts';

export const fact: Fact = {
  name: 'file',
  about: ['side/file', 'address'],
  optional: 1,
  says: 'the text of a file at the end of the run; with the address of a step: after that step',
  of: (told, file, step) => fileText(told, file, step),
};
