const sides = { client: 'client', server: 'server' };
type End = keyof typeof sides;

export const certificateFiles = {
  which: 'Certificate in this file',
  nth: (n: number, subject: string) => `${n}: ${subject}`,
  title: (subject: string) => `${subject}, opened`,
  issuedBy: (issuer: string) => `Issued by ${issuer}.`,
  selfIssued: 'Issued by itself.',
  fields: 'Fields of the certificate',
  bytes: 'Bytes of the certificate',
  checks: 'Checked in this run',
  unchecked: 'Nobody has checked it in this run.',
  later: 'not yet',
  hint: 'Click a line, a field or a byte to see what it is.',
  empty: 'The file is empty: nobody is trusted.',
  privateKey: (end: End) =>
    `The private key to the first certificate stays with the ${sides[end]}, and is in no file that anybody else sees.`,
};
