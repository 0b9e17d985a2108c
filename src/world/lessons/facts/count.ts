import type { Fact } from '../fact.ts';

export const fact: Fact = {
  name: 'count',
  about: ['sender/message'],
  says: 'how many messages of a name a sender sent; `any/…` counts those of all senders',
  of({ run }, what) {
    const [sender = '', ...rest] = what.split('/');
    const message = rest.join('/');
    return run.recorder.frames.filter(
      ({ from, address }) =>
        (sender === 'any' || sender === from) &&
        address.slice(from.length + 1).replace(/#\d+$/, '') === message,
    ).length;
  },
};
