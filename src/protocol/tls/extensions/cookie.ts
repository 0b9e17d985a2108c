import { struct } from '../../../codec/struct.ts';
import { opaque } from '../../../codec/vectors.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.2';

const Cookie = struct(SOURCE, {
  cookie: [
    opaque(1, 2 ** 16 - 1, SOURCE),
    'bytes of the server, which the client gives back as they are',
  ],
});

export const cookie = extensionType(
  'cookie',
  44,
  SOURCE,
  {
    ClientHello: 'brings back what the server needs to know of the first ClientHello',
    HelloRetryRequest:
      'lets the server forget the first ClientHello: the client brings back what it needs to know of it',
  },
  { ClientHello: Cookie, HelloRetryRequest: Cookie },
);
