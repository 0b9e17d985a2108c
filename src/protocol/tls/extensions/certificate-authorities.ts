import { struct } from '../../../codec/struct.ts';
import { list, opaque } from '../../../codec/vectors.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.4';

const DistinguishedName = opaque(1, 2 ** 16 - 1, SOURCE, 'the name, in DER');

const CertificateAuthorities = struct(SOURCE, {
  authorities: [
    list(3, 2 ** 16 - 1, SOURCE, [
      'DistinguishedName',
      'the name of one authority',
      DistinguishedName,
    ]),
    'authorities whose certificates the sender accepts',
  ],
});

export const certificateAuthorities = extensionType(
  'certificate_authorities',
  47,
  SOURCE,
  'by whom the certificate of the other side should be issued',
  { ClientHello: CertificateAuthorities, CertificateRequest: CertificateAuthorities },
);
