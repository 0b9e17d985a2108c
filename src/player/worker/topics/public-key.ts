import { decodeTree } from '../../../codec/tape.ts';
import { fingerprint } from '../../../protocol/ssh/fingerprint.ts';
import { PublicKeyBlob } from '../../../protocol/ssh/public-key.ts';
import { certificateList } from '../../../world/files/certificate-list.ts';
import { keygenList, md5Fingerprint } from '../../../world/files/fingerprints.ts';
import { fromBase64 } from '../../../world/files/public-key-line.ts';
import { fieldValues, recordedValues } from '../field-values.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'public-key'> = ({ run }, { base64, comment }) => {
  const bytes = fromBase64(base64);
  if (!bytes) return null;
  const { fields } = decodeTree(PublicKeyBlob, bytes);
  const find = recordedValues(run, 'server');
  return {
    bytes,
    fields,
    values: fieldValues(fields, bytes, find),
    value: find(bytes) ?? null,
    sha256: fingerprint(bytes),
    md5: md5Fingerprint(bytes),
    printed: keygenList(bytes, comment, { visual: true }),
    certificate: certificateList(bytes),
  };
};
