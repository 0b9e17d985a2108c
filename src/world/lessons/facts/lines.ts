import type { Fact } from '../fact.ts';
import { fileText } from '../file-text.ts';

export const fact: Fact = {
  name: 'lines',
  about: ['side/file', 'address'],
  optional: 1,
  says: 'how many lines a file has at the end of the run that are neither empty nor comments; with the address of a step: after that step',
  of: (told, file, step) =>
    fileText(told, file, step)
      .split('\n')
      .filter((line) => !/^\s*(#|$)/.test(line)).length,
};
