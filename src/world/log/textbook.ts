/** The steps of the textbooks' challenge and response: no OpenSSH ever printed anything for them, so nothing is. */
import { textbookWords } from '../text/textbook-en.ts';
import { isTextbookMethod } from '../late-textbook.ts';
import type { StepRecord } from '../recorder.ts';
import { fieldOf, textOf } from '../text/prose.ts';

/** Whether a step is one that OpenSSH does not have, packets included. */
export function isTextbookStep({ key, frame, args }: StepRecord): boolean {
  if (frame)
    return (
      frame.message.startsWith('SSH_MSG_USERAUTH_CHALLENGE') ||
      fieldOf(frame.value, 'key_id') !== undefined
    );
  return Object.hasOwn(textbookWords, key) || isTextbookMethod(textOf(args, 'method'));
}
