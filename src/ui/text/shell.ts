import type { Theme } from '../../player/settings.ts';
import type { Notice } from '../../player/store.ts';

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
  openDefault: 'Open the default run',
  crash: {
    title: 'Something in sshow broke',
    text: 'This is a mistake of ours, not of yours. Your scenario and settings are still there.',
  },
  said: (at: number, of: number, title: string) => `Step ${at} of ${of}: ${title}`,
};
