import { levels } from '../../transcript.ts';
import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'steps',
  about: ['level'],
  says: 'how many steps the run has at a level, with those of the coarser levels',
  of({ steps }, level) {
    const finest = levels.findIndex((one) => one === level);
    return steps.places.filter((place) => levels.indexOf(place.level) <= finest).length;
  },
};
