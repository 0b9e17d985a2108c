/** The request of the method `password`, RFC 4252 §8. The password itself crosses, inside the encrypted tunnel. */
import { announced, type Layout } from '../../../codec/struct.ts';
import { text } from '../../../codec/types.ts';
import { message } from '../messages/message.ts';

const SOURCE = 'RFC 4252 §8';

const changed = announced(text);

export const passwordRequest = {
  change: [changed.flag, 'TRUE: a new password follows the old one', SOURCE],
  password: [text, 'the password, in plain text inside the tunnel', SOURCE],
  new_password: [changed.field, 'the password that shall take its place', SOURCE],
} as const satisfies Layout;

export const SSH_MSG_USERAUTH_PASSWD_CHANGEREQ = message(
  'SSH_MSG_USERAUTH_PASSWD_CHANGEREQ',
  60,
  SOURCE,
  {
    prompt: [text, 'what to tell the person'],
    language_tag: [text, 'the language of the prompt; nearly always empty'],
  },
  'server',
);
