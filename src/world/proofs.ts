/** What a run needs beyond plain keys and passwords: options of keys, prompts, one-time codes. */
import '../protocol/ssh/keyboard-interactive/method.ts';
import { challenge, codeOf, rightAnswer } from './challenge.ts';
import { matchAddress } from './files/address-patterns.ts';
import { keyNotes } from './files/key-notes.ts';
import { parseKeyOptions } from './files/parse-key-options.ts';
import { provideProofs } from './late-proofs.ts';

provideProofs({ keyNotes, parseKeyOptions, matchAddress, challenge, codeOf, rightAnswer });
