import type { Command } from '../../player/keys.ts';

const keyNames: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  ' ': 'Space',
};

export const keyList = {
  title: 'Keys',
  close: 'Close',
  key: 'Key',
  does: 'What it does',
  or: 'or',
  commands: {
    next: 'Next step',
    back: 'Step back',
    first: 'First step',
    last: 'Last step',
    play: 'Play or pause',
    overview: 'Detail: overview',
    message: 'Detail: messages',
    detail: 'Detail: everything',
    find: 'Find anything by name',
    help: 'This list',
  } satisfies Record<Command, string>,
  /** Keys whose name is not what is printed on them. */
  names: keyNames,
  characterKeys: 'Use the keys that type a character: 1, 2, 3, / and ?',
};
