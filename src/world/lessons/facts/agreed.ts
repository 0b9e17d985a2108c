import { isPurpose, purposes } from '../arguments.ts';
import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'agreed',
  about: ['purpose'],
  says: 'the name that both ends first agreed on for a purpose; `none` where they did not, `<implicit>` for the MAC of a cipher that needs none',
  of({ run }, purpose) {
    const step = run.recorder.steps.find(({ key }) => /^(tls-)?negotiated$/.test(key));
    const name = isPurpose(purpose) ? step?.args[purposes[purpose]] : undefined;
    return typeof name === 'string' && name !== '' ? name : 'none';
  },
};
