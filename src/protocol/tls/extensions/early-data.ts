import { struct } from '../../../codec/struct.ts';
import { uint32 } from '../../../codec/types.ts';
import { empty } from './empty.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.10';

export const earlyData = extensionType(
  'early_data',
  42,
  SOURCE,
  'application data that the client sends at once, under a key from before',
  {
    ClientHello: empty(SOURCE),
    EncryptedExtensions: empty(SOURCE),
    NewSessionTicket: struct(SOURCE, {
      max_early_data_size: [uint32, 'how many bytes of early data this ticket allows'],
    }),
  },
);
