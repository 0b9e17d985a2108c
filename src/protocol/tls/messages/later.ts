/** Messages after the handshake, and around it: RFC 8446 §4.4.1, §4.5 and §4.6. */
import { rest, uint32, uint8 } from '../../../codec/types.ts';
import { named, opaque } from '../../../codec/vectors.ts';
import { extensionsOf } from '../extensions.ts';
import { HANDSHAKE, keyUpdateRequestName } from '../names.ts';
import { handshakeMessage } from './handshake-message.ts';

export const NewSessionTicket = handshakeMessage(
  'NewSessionTicket',
  HANDSHAKE.new_session_ticket,
  'RFC 8446 §4.6.1',
  {
    ticket_lifetime: [uint32, 'for how many seconds the ticket is good: 604800, a week, at most'],
    ticket_age_add: [uint32, 'random; hides the age of the ticket from whoever watches'],
    ticket_nonce: [
      opaque(0, 255, 'RFC 8446 §4.6.1'),
      'makes the key of this ticket another than that of every other',
    ],
    ticket: [
      opaque(1, 2 ** 16 - 1, 'RFC 8446 §4.6.1'),
      'the name of the key; only the server needs to understand it',
    ],
    extensions: [
      extensionsOf('NewSessionTicket', 0, 2 ** 16 - 2),
      'what may be done with the ticket',
    ],
  },
  'server',
);

export const UPDATE_NOT_REQUESTED = 0;
export const UPDATE_REQUESTED = 1;

export const KeyUpdate = handshakeMessage(
  'KeyUpdate',
  HANDSHAKE.key_update,
  'RFC 8446 §4.6.3',
  {
    request_update: [
      named(uint8, keyUpdateRequestName),
      "whether the other side shall change its keys, too; the sender's change after this message",
    ],
  },
  'both',
);

export const EndOfEarlyData = handshakeMessage(
  'EndOfEarlyData',
  HANDSHAKE.end_of_early_data,
  'RFC 8446 §4.5',
  {},
  'client',
);

/** Never sent: what stands for the first ClientHello in the transcript after a HelloRetryRequest. RFC 8446 §4.4.1 */
export const MessageHash = handshakeMessage(
  'message_hash',
  HANDSHAKE.message_hash,
  'RFC 8446 §4.4.1',
  { hash: [rest, 'the hash of the first ClientHello'] },
  'both',
);
