import { struct } from '../../../codec/struct.ts';
import { uint16 } from '../../../codec/vectors.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8449 §4';

const RecordSizeLimit = struct(SOURCE, {
  record_size_limit: [
    uint16,
    'how many bytes of plaintext the sender takes in one record, with the byte of the content type',
  ],
});

export const recordSizeLimit = extensionType(
  'record_size_limit',
  28,
  SOURCE,
  'keeps records small, for a receiver with little memory',
  { ClientHello: RecordSizeLimit, EncryptedExtensions: RecordSizeLimit },
);
