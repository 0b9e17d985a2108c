/** What a run needs beyond plain keys and passwords: certificates, options of keys, prompts, one-time codes. */
import { certify } from './certify.ts';
import { challenge, codeOf, rightAnswer } from './challenge.ts';
import { matchAddress } from './files/address-patterns.ts';
import { lookUpCertificate } from './files/certified-keys.ts';
import { keyNotes } from './files/key-notes.ts';
import { parseKeyOptions } from './files/parse-key-options.ts';
import { provideProofs } from './late-proofs.ts';

provideProofs({
  ...{ keyNotes, parseKeyOptions, matchAddress, challenge, codeOf, rightAnswer },
  ...{ certify, lookUpCertificate },
});
