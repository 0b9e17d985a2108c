/** Certificates, signatures and Finished that prove nothing. RFC 8446 §4.3.2, §4.4. */
import { concat, type Bytes } from '../../../../src/codec/bytes.ts';
import {
  Certificate,
  CertificateRequest,
  CertificateVerify,
  Finished,
} from '../../../../src/protocol/tls/messages/authentication.ts';
import type { HandshakeValues } from '../../../../src/protocol/tls/messages/handshake.ts';
import { keyType } from '../../../../src/protocol/tls/key-types.ts';
import { otherRole, type Role } from '../../../../src/protocol/tls/role.ts';
import { extensions } from '../../../../src/protocol/tls/certificates/make-certificate.ts';
import { publicKeyInfoOf } from '../../../../src/protocol/tls/certificates/public-key-info.ts';
import type { ChainReason } from '../../../../src/protocol/tls/certificates/chain-reasons.ts';
import {
  certificateOf,
  clientCredential,
  credential,
  scheme,
  serverCredential,
} from './credentials.ts';
import { edit, flip, more, opaque, rewrite } from './edit.ts';
import { withClientCertificate, type Alter } from './ends.ts';
import type { FaultRow } from './fault-rows.ts';

const sides = ['client', 'server'] as const;

/** What one side sends amiss, the other one finds. */
const sent = (
  by: Role,
  name: string,
  kind: FaultRow['kind'],
  alter: Alter,
  says: FaultRow['says'] = {},
): FaultRow => ({
  ...{ name: `${name}, by the ${by}`, side: otherRole(by), kind, says },
  options: { ...withClientCertificate, alter: { [by]: alter } },
});

const chainOf =
  (...chain: Bytes[]) =>
  (value: Value): Value => ({
    ...value,
    certificate_list: chain.map((cert_data) => ({ cert_data, extensions: [] })),
  });
type Value = HandshakeValues['Certificate'];

const refusals: readonly (readonly [ChainReason, FaultRow['kind']])[] = [
  ['self-signed', 'unknown-ca'],
  ['expired', 'certificate-expired'],
  ['name-mismatch', 'certificate-refused'],
  ['wrong-purpose', 'certificate-unsupported'],
];

const own = { client: clientCredential, server: serverCredential };
const rsa = credential('rsa');
/** For a key on P-521, which signs nothing in TLS here. */
const p521 = certificateOf(
  publicKeyInfoOf({ kind: 'ec', curve: 'secp521r1', point: new Uint8Array(133).fill(4) }),
  'P-521',
  scheme('ed25519'),
  serverCredential.privateKey,
);

/** For a key that may encrypt keys, as old suites had it, and not sign. */
const encrypting = certificateOf(
  keyType('ed25519').publicKeyInfo(serverCredential.privateKey),
  'encrypting',
  scheme('ed25519'),
  serverCredential.privateKey,
  [extensions.keyUsage('keyEncipherment', 'keyAgreement')],
);

export const proofFaults: readonly FaultRow[] = [
  ...sides.flatMap((by): FaultRow[] => [
    sent(
      by,
      'a certificate_request_context',
      'illegal-value',
      edit(Certificate, (value) => ({ ...value, certificate_request_context: Uint8Array.of(1) })),
      { field: 'certificate_request_context', found: '1 bytes' },
    ),
    sent(
      by,
      'a certificate that cannot be read',
      'malformed-certificate',
      edit(Certificate, chainOf(own[by].certificate.subarray(0, 100))),
      { whose: by, at: 0 },
    ),
    sent(
      by,
      'a second certificate that cannot be read',
      'malformed-certificate',
      edit(Certificate, chainOf(own[by].certificate, Uint8Array.of(0x30, 0))),
      { whose: by, at: 1 },
    ),
    sent(
      by,
      'a key of a kind that is not known here',
      'unusable-key',
      edit(Certificate, chainOf(p521)),
      { whose: by },
    ),
    sent(
      by,
      'a certificate whose key may not sign',
      'unusable-key',
      edit(Certificate, chainOf(encrypting)),
      { whose: by, why: 'its keyUsage has no digitalSignature, and so it may not sign' },
    ),
    sent(
      by,
      'an extension of a certificate that nobody asked for',
      'unsolicited-extension',
      edit(Certificate, (value) => ({
        ...value,
        certificate_list: value.certificate_list.map(more(opaque(18))),
      })),
      { message: 'Certificate' },
    ),
    sent(
      by,
      'a signature with one bit changed',
      'bad-signature',
      edit(CertificateVerify, (value) => ({ ...value, signature: flip(value.signature, 20) })),
      { whose: by, scheme: 'ed25519' },
    ),
    sent(
      by,
      'no signature',
      'bad-signature',
      edit(CertificateVerify, (value) => ({ ...value, signature: new Uint8Array() })),
    ),
    sent(
      by,
      'a scheme that was not offered',
      'illegal-value',
      edit(CertificateVerify, (value) => ({ ...value, algorithm: 0x0808 })),
      { field: 'algorithm', found: '0x0808 ed448' },
    ),
    sent(
      by,
      'a scheme that is for certificates only',
      'illegal-value',
      edit(CertificateVerify, (value) => ({ ...value, algorithm: 0x0401 })),
      { field: 'algorithm', found: '0x0401 rsa_pkcs1_sha256' },
    ),
    sent(
      by,
      'a scheme of another kind of key',
      'scheme-not-for-key',
      edit(CertificateVerify, (value) => ({ ...value, algorithm: 0x0403 })),
      { scheme: 'ecdsa_secp256r1_sha256', keyType: 'ed25519' },
    ),
    sent(
      by,
      "a signature by another certificate's key",
      'scheme-not-for-key',
      edit(Certificate, chainOf(rsa.certificate)),
      { keyType: 'rsa' },
    ),
    sent(
      by,
      'a Finished with one bit changed',
      'bad-finished',
      rewrite('Finished', (bytes) => flip(bytes, 10)),
      { whose: by },
    ),
    sent(
      by,
      'a Finished that is too short',
      'malformed-message',
      edit(Finished, ({ verify_data }) => ({ verify_data: verify_data.subarray(1) })),
      { field: 'verify_data', expected: '32 bytes', found: '31 bytes' },
    ),
    sent(
      by,
      'a byte too many behind a signature',
      'malformed-message',
      rewrite('CertificateVerify', (bytes) => {
        const longer = concat(bytes, Uint8Array.of(0));
        longer[3] = longer.length - 4;
        return longer;
      }),
      { message: 'CertificateVerify', problem: 'bytes-left-over' },
    ),
    ...refusals.map(([reason, kind]): FaultRow => {
      const side = otherRole(by);
      const question = `check-${by}-certificate`;
      return {
        ...{ name: `a chain that is refused: ${reason}, by the ${by}`, side, kind },
        says: { whose: by, reason },
        options: {
          ...withClientCertificate,
          reply: ({ name }) =>
            name === question && name !== 'respond'
              ? { name, answer: { checks: [], trusted: false, reason } }
              : null,
        },
      };
    }),
  ]),
  sent('server', 'no certificate', 'empty-certificate-list', edit(Certificate, chainOf()), {
    whose: 'server',
  }),
  {
    name: 'no certificate, by a client that must have one',
    side: 'server',
    kind: 'certificate-required',
    options: { server: { clientCertificates: 'required' } },
  },
  sent(
    'server',
    'a CertificateRequest with a context',
    'illegal-value',
    edit(CertificateRequest, (value) => ({
      ...value,
      certificate_request_context: Uint8Array.of(1, 2),
    })),
    { message: 'CertificateRequest', field: 'certificate_request_context' },
  ),
  sent(
    'server',
    'a CertificateRequest without schemes',
    'missing-extension',
    edit(CertificateRequest, (value) => more(opaque(18))({ ...value, extensions: [] })),
    { message: 'CertificateRequest', extension: 'signature_algorithms' },
  ),
  sent(
    'server',
    'a CertificateRequest with a key',
    'misplaced-extension',
    edit(CertificateRequest, more(opaque('key_share'))),
  ),
];
