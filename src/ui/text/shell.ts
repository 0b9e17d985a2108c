import type { Command } from '../../player/keys.ts';
import type { Theme } from '../../player/settings.ts';
import type { Notice, Trouble } from '../../player/store.ts';

const notices: Readonly<Record<Notice['parameter'], (value: string) => string>> = {
  step: (value) => `This run has no step “${value}”. It shows from its first step.`,
  level: (value) => `There is no level of detail “${value}”. It shows the overview.`,
  focus: (value) => `Nothing in this run is called “${value}”, so nothing is marked.`,
  panels: (value) => `There is no panel “${value}”.`,
};

/** Words of the page around the stage. */
export const shell = {
  skip: 'Skip to the stage',
  home: 'sshow: how SSH works',
  name: 'sshow',
  main: 'The run',
  loading: 'Running the handshake …',
  computing: 'Running …',
  scenario: (title: string) => `Scenario: ${title}`,
  scenarios: 'Scenarios',
  fromLink: 'A changed scenario',
  chooseScenario: 'Choose a scenario',
  open: 'Open a recording…',
  openShort: 'Open…',
  drop: 'Drop the file to open it',
  dropHint:
    'A recording made by “sshow connect --out”, or a scenario: JSON, and it stays in this browser.',
  share: 'Share',
  shared: 'Link copied',
  shareByHand: 'Copy this link',
  tooLong: 'Too long for a link: share the file itself',
  panels: 'Panels',
  showPanel: (title: string) => `${title} panel`,
  closePanel: (title: string) => `Close the ${title} panel`,
  loadingPanel: 'Opening the panel …',
  views: 'Views',
  stage: 'Stage',
  more: 'More',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' } satisfies Record<Theme, string>,
  keys: 'Keys',
  dismiss: 'Dismiss',
  /** What of a link could not be followed. */
  notice: ({ parameter, value }: Notice) => notices[parameter](value),
  recorded: {
    client:
      'A recording of a real session. The client’s end is recorded: its part is what it really sent, so nothing that the client decided can be changed here.',
    server:
      'A recording of a real session. The server’s end is recorded: its part is what it really sent, so nothing that the server decided can be changed here.',
  },
  said: (at: number, of: number, title: string) => `Step ${at} of ${of}: ${title}`,
};

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
    help: 'This list',
  } satisfies Record<Command, string>,
  /** Keys whose name is not what is printed on them. */
  names: keyNames,
  characterKeys: 'Use the keys that type a character: 1, 2, 3 and ?',
};

export const trouble = {
  openDefault: 'Open the default run',
  goBack: 'Back to the run that was open',
  where: 'Where',
  what: 'What is wrong',
  whole: 'the whole file',
  crash: {
    title: 'Something in sshow broke',
    text: 'This is a mistake of ours, not of yours. Your scenario and settings are still there.',
  },
};

export interface TroubleText {
  readonly title: string;
  readonly text: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What is wrong, where, in words. */
export function describeTrouble(of: Trouble): TroubleText {
  switch (of.kind) {
    case 'run':
      return {
        title: of.failure.title,
        text:
          of.what === null
            ? 'The scenario in the link cannot be run.'
            : `“${of.what}” cannot be run.`,
        problems: of.failure.problems,
      };
    case 'unknown-scenario':
      return {
        title: 'There is no such scenario',
        text: 'The link names a scenario that this version of sshow does not have.',
        problems: [{ path: `s=${of.name}`, message: `no scenario is called “${of.name}”` }],
      };
    case 'unknown-view':
      return {
        title: 'There is no such page',
        text: 'The link leads to a part of sshow that does not exist.',
        problems: [{ path: `#${of.view}`, message: 'expected #/stage' }],
      };
    case 'not-json':
      return {
        title: 'This file is not a recording or a scenario',
        text: `“${of.what}” is not JSON, and both are.`,
        problems: [{ path: of.what, message: of.message }],
      };
    case 'unreadable-file':
      return {
        title: 'This file cannot be read',
        text: `“${of.what}” could not be read from your computer.`,
        problems: [{ path: of.what, message: of.message }],
      };
    case 'bad-link':
      return {
        title: 'The scenario in this link cannot be read',
        text: 'The link carries a scenario, and that part of it is damaged. Was it copied whole?',
        problems: [{ path: of.parameter, message: of.message }],
      };
    case 'gone':
      return {
        title: 'This link leads to a file on another computer',
        text: 'It was made from a file too long for a link. Ask for the file, and open it here.',
        problems: [{ path: 'opened', message: `no file with the mark ${of.id} was opened here` }],
      };
    case 'crashed':
      return {
        title: 'The engine stopped',
        text: 'This is a mistake of ours, not of yours.',
        problems: [{ path: 'worker', message: of.message }],
      };
  }
}
