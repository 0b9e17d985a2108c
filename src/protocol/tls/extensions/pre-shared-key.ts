import { struct } from '../../../codec/struct.ts';
import { uint32 } from '../../../codec/types.ts';
import { list, opaque, uint16 } from '../../../codec/vectors.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.11';

const PskIdentity = struct(SOURCE, {
  identity: [
    opaque(1, 2 ** 16 - 1, SOURCE),
    'the name of the key: a ticket, as the server gave it',
  ],
  obfuscated_ticket_age: [
    uint32,
    'milliseconds since the ticket came, plus ticket_age_add modulo 2^32; 0 for a key that is no ticket',
  ],
});

const binder = opaque(32, 255, SOURCE, 'an HMAC over the ClientHello up to here');

export const preSharedKey = extensionType(
  'pre_shared_key',
  41,
  SOURCE,
  {
    ClientHello:
      'keys that both sides have from before, by name; stands last, so that the binders can cover all that precedes them',
    ServerHello: 'the server takes a key that both sides have from before',
  },
  {
    ClientHello: struct(SOURCE, {
      identities: [
        list(7, 2 ** 16 - 1, SOURCE, ['PskIdentity', 'one key, by its name', PskIdentity]),
        'the keys that the client offers',
      ],
      binders: [
        list(33, 2 ** 16 - 1, SOURCE, [
          'PskBinderEntry',
          'proof that the client has the key',
          binder,
        ]),
        'one proof for each key, in the same order',
      ],
    }),
    ServerHello: struct(SOURCE, {
      selected_identity: [uint16, 'which of the offered keys it shall be, counted from 0'],
    }),
  },
);

/** Bytes of the binders with the length before them: what Truncate() takes off the ClientHello. RFC 8446 §4.2.11.2 */
export const bindersLength = (binders: readonly Uint8Array[]): number =>
  binders.reduce((sum, one) => sum + 1 + one.length, 2);
