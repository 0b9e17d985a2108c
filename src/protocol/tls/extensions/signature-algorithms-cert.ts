import { extensionType } from './extension-type.ts';
import { SignatureSchemeList } from './signature-scheme-list.ts';

export const signatureAlgorithmsCert = extensionType(
  'signature_algorithms_cert',
  50,
  'RFC 8446 §4.2.3',
  'which signatures the sender can verify in certificates',
  { ClientHello: SignatureSchemeList, CertificateRequest: SignatureSchemeList },
);
