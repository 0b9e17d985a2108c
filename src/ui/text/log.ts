const programs = { client: 'ssh', server: 'sshd' };
type End = keyof typeof programs;

const option = { client: 'v', server: 'd' };

export const log = {
  about: 'what OpenSSH prints, in its own words',
  program: (end: End) => programs[end],
  end: { client: 'Client: ssh', server: 'Server: sshd' },
  whose: 'Whose log',
  verbosity: 'How verbose',
  /** `-vv`, or `-dd`: what makes an end so verbose. */
  verbose: (end: End, level: number) => `-${option[end].repeat(level)}`,
  lines: (end: End, level: number) => `Lines of ${programs[end]} -${option[end].repeat(level)}`,
  now: 'now',
  emptyLine: 'empty line',
  newest: 'Newest',
  toNewest: 'Scroll to the newest line',
  copy: 'Copy the lines that show',
  count: (lines: number, now: number) =>
    `${lines} ${lines === 1 ? 'line' : 'lines'}, ${now === 0 ? 'none' : now} of them new`,
  loading: 'Reading the log…',
  /** Where the run has a method that no OpenSSH has. */
  toy: 'No OpenSSH has this key exchange. The rest is what it prints.',
  story:
    'For the key ID, the challenge and its answer nothing stands here: no OpenSSH ever printed anything for them.',
  /** Before the first line of an end. */
  nothingYet: (end: End) => `${programs[end]} has printed nothing yet.`,
  nothingYetHint: 'Step on: its lines appear at the step at which it prints them.',
  silent: {
    recorded: (end: End) => `This ${end} was recorded from the wire.`,
    'recorded-client': () => 'This client was recorded from the wire.',
  },
  silentHint: {
    recorded: 'What it printed on its own terminal, nobody saw.',
    'recorded-client': 'The server that let it in was sshow, and kept no log of its own.',
  },
};
