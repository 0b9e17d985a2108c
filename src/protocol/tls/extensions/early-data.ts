import { struct } from '../../../codec/struct.ts';
import { uint32 } from '../../../codec/types.ts';
import { empty } from './empty.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.10';

export const earlyData = extensionType(
  'early_data',
  42,
  SOURCE,
  {
    ClientHello: 'the client sends application data at once, under a key from before',
    EncryptedExtensions: 'the server takes the application data that the client sent at once',
    NewSessionTicket: 'with this ticket, the client may send application data at once',
  },
  {
    ClientHello: empty(SOURCE),
    EncryptedExtensions: empty(SOURCE),
    NewSessionTicket: struct(SOURCE, {
      max_early_data_size: [uint32, 'how many bytes of early data this ticket allows'],
    }),
  },
);
