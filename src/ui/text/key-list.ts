import type { Command } from '../../player/keys.ts';

const keyNames: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  ' ': 'Space',
};

export const keyList = {
  title: 'Keys and actions',
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
    undo: 'Undo the last change',
    redo: 'Do it again',
    present: 'Present, and stop presenting',
    packet: 'Packet panel',
    keys: 'Keys panel',
    state: 'State panel',
    files: 'Files panel',
    knowledge: 'Knowledge panel',
    log: 'Log panel',
    'what-if': 'What-if panel: change an input',
    help: 'This list',
  } satisfies Record<Command, string>,
  /** Inside a widget that has the focus, and what has no key of its own. */
  elsewhere: [
    { does: 'At a question: yes, no', keys: ['Y', 'N'] },
    { does: 'At a question: the fingerprint', keys: ['Ctrl+V'] },
    {
      does: 'In a lesson: on and back in the text, from any panel',
      keys: ['Page Down', 'Page Up'],
    },
    { does: 'In a lesson: the stage back to the text’s place', keys: ['T'] },
    { does: 'In a lesson: present it', keys: ['P'] },
    { does: 'In a lesson: choose an answer, give it', keys: ['1 … 9', 'Enter'] },
    { does: 'Scrubber: a step, a phase', keys: ['← →', 'Page Up', 'Page Down'] },
    { does: 'Field tree: a field, open, close', keys: ['↑ ↓', '→', '←'] },
    { does: 'Bytes: a byte, a line', keys: ['← →', '↑ ↓'] },
    { does: 'Border between stage and panels', keys: ['← →'] },
    { does: 'Leave a full-screen panel, or presenting', keys: ['Escape'] },
    { does: 'Choose a scenario, open a file', keys: [] },
    { does: 'Share a link, an embedded stage, a file', keys: [] },
    { does: 'Theme: light, dark, projector', keys: [] },
  ],
  inTheBar: 'in the top bar',
  legend: 'What every sign means',
  /** Keys whose name is not what is printed on them. */
  names: keyNames,
  characterKeys: 'Use the keys that type a character: digits, letters, / and ?',
};
