const sides = { client: 'client', server: 'server' };
type End = keyof typeof sides;

export const keyLog = {
  about: 'the secrets, as a key log has them',
  end: { client: 'Client', server: 'Server' },
  note: 'TLS prints no log of its own. But browsers write these lines where SSLKEYLOGFILE names a file, OpenSSL’s programs with -keylogfile, and Wireshark reads the connection with them. RFC 9850 has the form.',
  lines: (end: End) => `Lines of the ${sides[end]}’s key log`,
  nothingYet: (end: End) => `The ${sides[end]} has no secret yet.`,
  nothingYetHint: 'Step on: a line appears at the step at which its secret is made.',
};
