import { struct } from '../../../codec/struct.ts';
import { list, looked, vector } from '../../../codec/vectors.ts';
import { Name } from '../certificates/names.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.4';

/** DER, kept as bytes: names are compared as certificates have them. */
const DistinguishedName = vector(1, 2 ** 16 - 1, SOURCE, looked(Name));

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
