/** Words of the panel with the eavesdropper's screen. */
export const wire = {
  about: 'all that has crossed so far, as whoever listens sees it',
  lines: 'What has crossed the wire',
  nothingYet: 'Nothing has crossed yet.',
  nothingYetHint: 'Step on: what is sent appears here as it passes.',
  loading: 'Listening…',
};
