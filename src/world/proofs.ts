/** What a run needs beyond plain keys and passwords: certificates, options of keys, prompts, one-time codes. */
import '../protocol/ssh/keyboard-interactive/method.ts';
import { certify } from './certify.ts';
import { challenge, codeOf, rightAnswer } from './challenge.ts';
import { lookUpCertificate } from './files/certified-keys.ts';
import { forbiddenIn, forbids } from './files/key-limits.ts';
import { keyNotes } from './files/key-notes.ts';
import { parseKeyOptions } from './files/parse-key-options.ts';
import { provideProofs } from './late-proofs.ts';

provideProofs({
  ...{ keyNotes, parseKeyOptions, forbids, forbiddenIn, challenge, codeOf, rightAnswer },
  ...{ certify, lookUpCertificate },
});
