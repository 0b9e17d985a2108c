/** Words of the panel with the eavesdropper's screen. */
export const wire = {
  about:
    'What somebody sees who listens on the way: every byte that has crossed so far, as text. A dot is a byte that is no letter, or that is encrypted.',
  lines: 'What has crossed the wire',
  nothingYet: 'Nothing has crossed yet.',
  nothingYetHint: 'Step on: what is sent appears here as it passes.',
  loading: 'Listening…',
};
