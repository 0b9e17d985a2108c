import { empty } from './empty.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.6';

export const postHandshakeAuth = extensionType(
  'post_handshake_auth',
  49,
  SOURCE,
  'the client can be asked for its certificate later on, too',
  { ClientHello: empty(SOURCE) },
);
