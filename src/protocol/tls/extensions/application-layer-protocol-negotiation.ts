import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { byteText, list, vector } from '../../../codec/vectors.ts';
import { isGreaseText } from '../grease.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 7301 §3.1';

/** A name is any bytes; it is held as text with one character a byte. */
const protocolText: Codec<string> = {
  walk(tape, value) {
    const name = byteText.walk(tape, value);
    if (isGreaseText(name)) tape.show(() => 'GREASE');
    return name;
  },
};

const ProtocolName: Codec<string> = vector(1, 2 ** 8 - 1, SOURCE, {
  walk: (tape, value) => tape.field('name', 'such as h2 or http/1.1', SOURCE, protocolText, value),
});

/** The client offers any number of names; the server names exactly one, which its endpoint checks. */
const protocolNameList = (means: string) =>
  struct(SOURCE, {
    protocol_name_list: [
      list(2, 2 ** 16 - 1, SOURCE, ['ProtocolName', 'the name of one protocol', ProtocolName]),
      means,
    ],
  });

export const applicationLayerProtocolNegotiation = extensionType(
  'application_layer_protocol_negotiation',
  16,
  SOURCE,
  {
    ClientHello: 'which protocols the client would run inside the tunnel',
    EncryptedExtensions: 'which of these protocols the server has chosen',
  },
  {
    ClientHello: protocolNameList('names of the protocols that may run in it, best first'),
    EncryptedExtensions: protocolNameList('a list with exactly one name: the chosen one'),
  },
);
