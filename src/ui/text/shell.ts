import type { Theme } from '../../player/settings.ts';

/** Words of the page around the stage. */
export const shell = {
  skip: 'Skip to the content',
  home: 'sshow: how SSH works',
  name: 'sshow',
  main: 'The run',
  loading: 'Running the handshake …',
  computing: 'Running …',
  scenario: (title: string) => `Scenario: ${title}`,
  fromLink: 'A changed scenario',
  chooseScenario: 'Choose a scenario',
  loadingPanel: 'Opening the panel …',
  views: 'Views',
  stage: 'Stage',
  more: 'More',
  theme: 'Theme',
  themes: {
    light: 'Light',
    dark: 'Dark',
    projector: 'Projector',
    system: 'As the system',
  } satisfies Record<Theme, string>,
  openDefault: 'Open the default run',
  crash: {
    title: 'Something in sshow broke',
    text: 'This is a mistake of ours, not of yours. Your scenario and settings are still there.',
  },
};
