import { struct } from '../../../codec/struct.ts';
import { uint8 } from '../../../codec/types.ts';
import { byteText, list, named, vector } from '../../../codec/vectors.ts';
import { nameTypeName } from '../names.ts';
import { empty } from './empty.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 6066 §3';

/** NameType of a DNS name; no other was ever defined. */
export const HOST_NAME = 0;

const ServerName = struct(SOURCE, {
  name_type: [named(uint8, nameTypeName), 'what kind of name follows: host_name, a DNS name'],
  host_name: [
    vector<string>(1, 2 ** 16 - 1, SOURCE, {
      walk: (tape, value) =>
        tape.field('name', 'the DNS name, without a dot at the end', SOURCE, byteText, value),
    }),
    'the name of the server that the client wants to reach',
  ],
});

export const serverName = extensionType(
  'server_name',
  0,
  SOURCE,
  {
    ClientHello:
      'the name of the server that the client wants, so that one address can serve many: readable by anyone on the way',
    EncryptedExtensions: 'empty: the server has made use of the name that the client wants',
  },
  {
    ClientHello: struct(SOURCE, {
      server_name_list: [
        list(1, 2 ** 16 - 1, SOURCE, ['ServerName', 'one name', ServerName]),
        'the names of the server; in practice there is one',
      ],
    }),
    EncryptedExtensions: empty(SOURCE),
  },
);
