import { extensionType } from './extension-type.ts';
import { SignatureSchemeList } from './signature-scheme-list.ts';

export const signatureAlgorithms = extensionType(
  'signature_algorithms',
  13,
  'RFC 8446 §4.2.3',
  'which signatures the sender can verify: in CertificateVerify, and in certificates where nothing else says so',
  { ClientHello: SignatureSchemeList, CertificateRequest: SignatureSchemeList },
);
