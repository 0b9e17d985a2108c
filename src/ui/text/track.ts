import type { Phase } from '../../world/transcript.ts';

/** Words around the scrubber, which load after the first view. */
export const track = {
  detail: 'Detail',
  speed: 'Speed',
  levels: { overview: 'Overview', message: 'Messages', detail: 'Everything' },
  times: { 0.5: '½×', 1: '1×', 2: '2×' },
  timesSaid: { 0.5: 'half speed', 1: 'normal speed', 2: 'double speed' },
  phases: 'Phases',
  depends: 'The rest depends on your answer',
  questions: 'What is being answered',
};

/** The phases, as short as a chip needs them. */
export const phaseChips: Readonly<Record<Phase, string>> = {
  connect: 'Connect',
  hello: 'Hello',
  negotiate: 'Negotiate',
  'key-exchange': 'Key exchange',
  'server-auth': 'Server auth',
  keys: 'Keys',
  'client-auth': 'Client auth',
  channel: 'Channel',
  close: 'Close',
};
