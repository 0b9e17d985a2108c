import { struct } from '../../../codec/struct.ts';
import { uint8 } from '../../../codec/types.ts';
import { list, named } from '../../../codec/vectors.ts';
import { pskModeName } from '../names.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.9';

export const PSK_DHE_KE = 1;

export const pskKeyExchangeModes = extensionType(
  'psk_key_exchange_modes',
  45,
  SOURCE,
  'how the client would use a shared key: alone, or together with a Diffie-Hellman exchange',
  {
    ClientHello: struct(SOURCE, {
      ke_modes: [
        list(1, 255, SOURCE, ['PskKeyExchangeMode', 'one mode', named(uint8, pskModeName)]),
        'modes that the client supports',
      ],
    }),
  },
);
