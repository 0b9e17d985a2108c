import type { Bytes } from '../../../codec/bytes.ts';
import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { bytes, constant, rest, uint8 } from '../../../codec/types.ts';
import { list, looked, named, uint16, vector } from '../../../codec/vectors.ts';
import { groupName, secpSizes, X25519 } from '../names.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.8';

const XPublicKey = struct('RFC 7748 §5', {
  u: [bytes(32), 'the u-coordinate of the public key, least significant byte first'],
});

const UncompressedPoint = (size: number) =>
  struct('RFC 8446 §4.2.8.2', {
    legacy_form: [constant(uint8, 4), 'always 4: the point is not compressed'],
    X: [bytes(size), 'the x-coordinate of the public key'],
    Y: [bytes(size), 'the y-coordinate of the public key'],
  });

const OtherKey = struct(SOURCE, {
  content: [rest, 'the public key; the group defines its form'],
});

const points = new Map(
  Object.entries(secpSizes).map(([group, size]) => [+group, UncompressedPoint(size)]),
);

const keyOf = (group: number): Codec<unknown> =>
  group === X25519 ? XPublicKey : (points.get(group) ?? OtherKey);

const keyExchange = (group: number): Codec<Bytes> =>
  vector(1, 2 ** 16 - 1, SOURCE, looked(keyOf(group)));

export interface KeyShareEntry {
  readonly group: number;
  /** The public key as it travels. Whether it is one, the group decides. */
  readonly key_exchange: Bytes;
}

const NamedGroup = named(uint16, groupName);

const KeyShareEntry: Codec<KeyShareEntry> = {
  walk(tape, value) {
    const group = tape.field(
      'group',
      'the group that the key is in',
      SOURCE,
      NamedGroup,
      value?.group,
    );
    const key_exchange = tape.field(
      'key_exchange',
      'the public key of a pair made for this connection only',
      SOURCE,
      keyExchange(group),
      value?.key_exchange,
    );
    return { group, key_exchange };
  },
};

export const keyShare = extensionType(
  'key_share',
  51,
  SOURCE,
  {
    ClientHello: "the client's half of a Diffie-Hellman exchange",
    HelloRetryRequest: 'asks for a half of the Diffie-Hellman exchange in another group',
    ServerHello: "the server's half of the Diffie-Hellman exchange",
  },
  {
    ClientHello: struct(SOURCE, {
      client_shares: [
        list(0, 2 ** 16 - 1, SOURCE, ['KeyShareEntry', 'one public key', KeyShareEntry]),
        'public keys in some of the supported groups, sent on the guess that the server takes one of them',
      ],
    }),
    HelloRetryRequest: struct(SOURCE, {
      selected_group: [NamedGroup, 'the group in which the client shall send a key instead'],
    }),
    ServerHello: struct(SOURCE, {
      server_share: [
        KeyShareEntry,
        "the server's public key, in a group in which the client sent one",
      ],
    }),
  },
);
