/** Words of the panel with the eavesdropper's screen. */
export const wire = {
  about: 'all that was sent so far, as whoever listens reads it',
  lines: 'What was sent over the wire',
  nothingYet: 'Nothing was sent yet.',
  nothingYetHint: 'Step on: what is sent appears here as it passes.',
  loading: 'Listening…',
};
