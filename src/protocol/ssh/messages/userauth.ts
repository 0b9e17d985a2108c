/** Messages 50 to 59 of user authentication, RFC 4252. Methods bring their own 60 to 79. */
import { boolean, nameList, rest, text } from '../../../codec/types.ts';
import { branch, type Layout } from '../../../codec/struct.ts';
import { message, messageOf, type ValuesOf } from './message.ts';
import { HOSTBOUND, hostboundRequest, publickeyRequest } from '../userauth/publickey-layout.ts';
import { keyboardInteractiveRequest } from '../userauth/keyboard-interactive-layout.ts';
import { CHALLENGE, challengeRequest, SIGNED_CHALLENGE } from '../userauth/challenge-layout.ts';
import { passwordRequest } from '../userauth/password-layout.ts';

/** The head that every authentication request has. */
export const requestHead = {
  user_name: [text, 'who wants in'],
  service_name: [text, 'what should start after login: ssh-connection'],
  method_name: [text, 'how the user proves to be who they say'],
} as const satisfies Layout;

export const SSH_MSG_USERAUTH_REQUEST = messageOf(
  'SSH_MSG_USERAUTH_REQUEST',
  50,
  'RFC 4252 §5',
  branch(
    'RFC 4252 §5',
    requestHead,
    'method_name',
    {
      none: {},
      publickey: publickeyRequest,
      [HOSTBOUND]: hostboundRequest,
      password: passwordRequest,
      'keyboard-interactive': keyboardInteractiveRequest,
      [CHALLENGE]: challengeRequest,
      [SIGNED_CHALLENGE]: challengeRequest,
    },
    { method_data: [rest, 'what this method adds; its form is not known here'] },
  ),
  'client',
);

export const SSH_MSG_USERAUTH_FAILURE = message(
  'SSH_MSG_USERAUTH_FAILURE',
  51,
  'RFC 4252 §5.1',
  {
    authentications_that_can_continue: [nameList, 'methods with which it is worth going on'],
    partial_success: [boolean, 'TRUE when the last request was right, but more is asked for'],
  },
  'server',
);

export const SSH_MSG_USERAUTH_SUCCESS = message(
  'SSH_MSG_USERAUTH_SUCCESS',
  52,
  'RFC 4252 §5.1',
  {},
  'server',
);

export const SSH_MSG_USERAUTH_BANNER = message(
  'SSH_MSG_USERAUTH_BANNER',
  53,
  'RFC 4252 §5.4',
  {
    message: [text, 'what the server wants people to read before they log in'],
    language_tag: [text, 'the language of the text; nearly always empty'],
  },
  'server',
);

export const userauthMessages = {
  SSH_MSG_USERAUTH_REQUEST,
  SSH_MSG_USERAUTH_FAILURE,
  SSH_MSG_USERAUTH_SUCCESS,
  SSH_MSG_USERAUTH_BANNER,
};
export type UserauthValues = ValuesOf<typeof userauthMessages>;
export type UserauthRequest = UserauthValues['SSH_MSG_USERAUTH_REQUEST'];
