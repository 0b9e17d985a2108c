/** Certificates of RFCs, of the roots that Node trusts, and made here: read to the last byte, and what is none. */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/codec/bytes.ts';
import { fieldAtPath, leaves, UNPARSED } from '../../../src/codec/field.ts';
import { decode, decodeTree } from '../../../src/codec/tape.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import { CertificateLayout } from '../../../src/protocol/tls/certificates/certificate-layout.ts';
import {
  explainCertificate,
  readCertificate,
  type Certificate,
} from '../../../src/protocol/tls/certificates/certificate.ts';
import { checkSignature } from '../../../src/protocol/tls/certificates/certificate-signature.ts';
import {
  extensions,
  hostName,
  makeCertificate,
  type Statement,
} from '../../../src/protocol/tls/certificates/make-certificate.ts';
import { nameKey, nameText, plainName } from '../../../src/protocol/tls/certificates/names.ts';
import { keyType, keyTypeOf } from '../../../src/protocol/tls/key-types.ts';
import { schemes } from '../../../src/protocol/tls/signatures.ts';
import { certificateFile, readPemCertificates } from '../../../src/world/files/pem.ts';
import { rsaCertificate } from './rfc8448/rsa-certificate.ts';
import { flipBit, hex, repeatable } from '../crypto/bytes.ts';
import {
  expectHonestReading,
  expectRoundTrip,
  faultOf,
  flawIn,
  remarksIn,
} from '../support/tree.ts';

const fromBase64 = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'base64'));

function certificateIn(der: Bytes): Certificate {
  const read = readCertificate(der);
  if (!read.ok) throw new Error(`${read.fault.field}: ${read.fault.expected}`);
  return read.certificate;
}

/** The bytes of a certificate of ours, which uses every kind of field. */
function ours(scheme = 'ed25519', more: Partial<Statement> = {}): Bytes {
  const signs = schemes.get(scheme);
  if (!signs) throw new Error(`no scheme ${scheme}`);
  const random = seededRandom('certificates');
  const type = keyType(signs.keyType);
  const drawn = random('private key', type.randomLength);
  const privateKey = type.fromRandom?.make(drawn, []) ?? drawn;
  const info = type.publicKeyInfo(privateKey);
  const said: Statement = {
    serialNumber: 0x1234_5678_9abc_def0n,
    issuer: plainName([
      ['id-at-countryName', 'NL'],
      ['id-at-organizationName', 'Example'],
      ['id-at-commonName', 'Example Root'],
    ]),
    subject: plainName([['id-at-commonName', 'www.example.com']]),
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2050-01-01T00:00:00Z',
    publicKeyInfo: info,
    extensions: [
      extensions.authority(3),
      extensions.keyUsage('digitalSignature', 'keyCertSign'),
      extensions.extKeyUsage('id-kp-serverAuth', '1.2.3.4'),
      extensions.subjectAltName([
        hostName('*.example.com'),
        hostName('192.0.2.1'),
        hostName('2001:db8::1'),
        { kind: 'directoryName', value: plainName([['id-at-commonName', 'another']]) },
      ]),
      extensions.subjectKey(info),
      extensions.authorityKey(info),
    ],
    ...more,
  };
  return makeCertificate(said, signs, privateKey, random('salt', signs.saltLength));
}

describe('the certificate of RFC 8410 §10.2', () => {
  const der = fromBase64(
    'MIIBLDCB36ADAgECAghWAUdKKo3DMDAFBgMrZXAwGTEXMBUGA1UEAwwOSUVURiBUZX' +
      'N0IERlbW8wHhcNMTYwODAxMTIxOTI0WhcNNDAxMjMxMjM1OTU5WjAZMRcwFQYDVQQD' +
      'DA5JRVRGIFRlc3QgRGVtbzAqMAUGAytlbgMhAIUg8AmJMKdUdIt93LQ+91oNvzoNJj' +
      'ga9OukqY6qm05qo0UwQzAPBgNVHRMBAf8EBTADAQEAMA4GA1UdDwEBAAQEAwIDCDAg' +
      'BgNVHQ4BAQAEFgQUmx9e7e0EM4Xk97xiPFl1uQvIuzswBQYDK2VwA0EAryMB/t3J5v' +
      '/BzKc9dNZIpDmAgs3babFOTQbs+BolzlDUwsPrdGxO3YNGhW7Ibz3OGhhlxXrCe1Cg' +
      'w1AH9efZBw==',
  );
  const certificate = certificateIn(der);

  test('says what the RFC says', () => {
    expect(certificate).toMatchObject({
      version: 2,
      serialNumber: 0x5601474a2a8dc330n,
      notBefore: Date.parse('2016-08-01T12:19:24Z'),
      notAfter: Date.parse('2040-12-31T23:59:59Z'),
      signatureAlgorithm: { algorithm: 'id-Ed25519', parameters: null },
      said: {
        basicConstraints: { cA: false, pathLenConstraint: null },
        keyUsage: ['keyAgreement'],
        subjectKeyIdentifier: hex('9b1f5eeded043385e4f7bc623c5975b90bc8bb3b'),
        subjectAltName: null,
      },
      flaw: null,
    });
    expect(nameText(certificate.issuer)).toBe('CN=IETF Test Demo');
    expect(keyTypeOf(certificate.publicKeyInfo)).toBeNull(); // X25519 does not sign
  });

  test('is signed with the key of §10.1, and with no other', () => {
    const info = fromBase64('MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=');
    expect(checkSignature(certificate, info)).toBe('valid');
    expect(checkSignature(certificate, flipBit(info, 300))).toBe('bad-signature');
    expect(checkSignature(certificateIn(flipBit(der, 8 * der.length - 3)), info)).toBe(
      'bad-signature',
    );
  });

  test('has its well-known faults marked: what goes without saying is said (errata 6936, 7070)', () => {
    const remarks = explainCertificate(der).flatMap(function all(field): string[] {
      return [...(field.remark ? [field.name] : []), ...field.fields.flatMap(all)];
    });
    expect(remarks).toEqual(['cA', 'critical', 'critical']);
  });
});

describe('the certificate of RFC 8448 §3', () => {
  const HEAD = 4 + 1 + 3 + 3; // of the message, its context, its list and its first certificate
  const certificate = certificateIn(rsaCertificate.slice(HEAD, -2));

  test('says what the RFC says, and is signed by itself', () => {
    expect(nameText(certificate.subject)).toBe('CN=rsa');
    expect(certificate.said).toMatchObject({
      basicConstraints: { cA: false, pathLenConstraint: null },
      keyUsage: ['digitalSignature', 'keyEncipherment'],
    });
    expect(keyTypeOf(certificate.publicKeyInfo)?.name).toBe('rsa');
    expect(checkSignature(certificate, certificate.publicKeyInfo)).toBe('valid');
  });
});

describe('the roots that Node trusts', () => {
  const roots = rootCertificates.map((pem) => {
    const read = readPemCertificates(pem);
    const [der] = read.ok ? read.certificates : [];
    if (!der) throw new Error(`a root that cannot be read: ${read.ok ? '' : read.problem}`);
    return { theirs: new X509Certificate(pem), der };
  });

  test('are explained to the last byte, each leaf with its meaning', () => {
    expect(roots.length).toBeGreaterThan(100);
    for (const { der } of roots) {
      const fields = explainCertificate(der);
      expect(flawIn(fields, der.length)).toBeNull();
      expect(leaves(fields).filter(({ name }) => name === UNPARSED)).toEqual([]);
    }
  });

  test('say to us what they say to OpenSSL', () => {
    const own = (name: string): string => name.replaceAll('\\', '').replaceAll('"', '');
    for (const { der, theirs } of roots) {
      const certificate = certificateIn(der);
      expect(certificate.flaw).toBeNull();
      const serial = certificate.serialNumber.toString(16).toUpperCase();
      expect(serial).toBe(theirs.serialNumber.replace(/^0+(?=.)/, ''));
      expect(certificate.notBefore).toBe(Date.parse(theirs.validFrom));
      expect(certificate.notAfter).toBe(Date.parse(theirs.validTo));
      expect(certificate.said.basicConstraints?.cA ?? false).toBe(theirs.ca);
      const spki = theirs.publicKey.export({ format: 'der', type: 'spki' });
      expect(certificate.publicKeyInfo).toEqual(new Uint8Array(spki));
      const lines = own(theirs.subject)
        .split('\n')
        .map((line) => line.slice(line.indexOf('=') + 1));
      const said = nameText(certificate.subject);
      for (const line of lines) expect(own(said)).toContain(line);
    }
  });

  test('have signed themselves; the way is not known here only where it is not safe', () => {
    const verdicts = roots.map(({ der }) => {
      const certificate = certificateIn(der);
      const verdict = checkSignature(certificate, certificate.publicKeyInfo);
      const { algorithm } = certificate.signatureAlgorithm;
      if (verdict !== 'valid')
        expect([algorithm, verdict]).toEqual(['sha1WithRSAEncryption', 'unsupported-signature']);
      return verdict;
    });
    expect(verdicts.filter((verdict) => verdict === 'valid').length).toBeGreaterThan(80);
  });

  test('go both ways: written again they are the same bytes', () => {
    for (const { der } of roots) {
      const read = decode(CertificateLayout, der);
      if (!read.ok) throw new Error('cannot be read');
      const marked = remarksIn(explainCertificate(der)).length > 0;
      if (!marked && !hasWrittenDefaults(der))
        expect(expectRoundTrip(CertificateLayout, read.value)).toEqual(der);
    }
  });

  const hasWrittenDefaults = (der: Bytes): boolean =>
    explainCertificate(der).some(function marked(field): boolean {
      return field.remark !== undefined || field.fields.some(marked);
    });
});

describe('a certificate made here', () => {
  test.each([...schemes.keys()])('with %s goes both ways', (scheme) => {
    const der = ours(scheme);
    const read = decode(CertificateLayout, der);
    if (!read.ok) throw new Error(read.fault.field);
    expect(expectRoundTrip(CertificateLayout, read.value)).toEqual(der);
    const certificate = certificateIn(der);
    expect(checkSignature(certificate, certificate.publicKeyInfo)).toBe('valid');
    expect(ours(scheme)).toEqual(der); // the same from the same seed
  });

  test('is to OpenSSL what it is meant to be', () => {
    const theirs = new X509Certificate(Buffer.from(ours()));
    expect(theirs.subject).toBe('CN=www.example.com');
    expect(theirs.issuer).toBe('C=NL\nO=Example\nCN=Example Root');
    expect(theirs.serialNumber).toBe('123456789ABCDEF0');
    expect(theirs.ca).toBe(true);
    expect(theirs.validTo).toBe('Jan  1 00:00:00 2050 GMT');
    expect(theirs.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.2.3.4']);
    expect(theirs.checkHost('a.example.com')).toBe('*.example.com');
    expect(theirs.checkIP('192.0.2.1')).toBe('192.0.2.1');
    expect(theirs.checkIP('2001:db8::1')).toBe('2001:db8::1');
    expect(theirs.verify(theirs.publicKey)).toBe(true);
  });

  test('has its fields under the names of RFC 5280, with values that people can read', () => {
    const fields = explainCertificate(ours());
    const shown = (path: string) => fieldAtPath(fields, path)?.value;
    expect(shown('tbsCertificate.version')).toBe('v3');
    expect(shown('tbsCertificate.serialNumber')).toBe('0x123456789abcdef0');
    expect(shown('tbsCertificate.signature.algorithm')).toBe('1.3.101.112 id-Ed25519');
    expect(shown('tbsCertificate.issuer')).toBe('C=NL, O=Example, CN=Example Root');
    expect(shown('tbsCertificate.validity.notBefore')).toBe('2026-01-01T00:00:00Z');
    expect(shown('tbsCertificate.validity.notAfter')).toBe('2050-01-01T00:00:00Z');
    expect(shown('tbsCertificate.subject')).toBe('CN=www.example.com');
    const said = fieldAtPath(fields, 'tbsCertificate.extensions.Extensions')?.fields ?? [];
    const named = said.filter(({ name }) => name === 'Extension');
    expect(named.map(({ value }) => value)).toEqual([
      'id-ce-basicConstraints, critical',
      'id-ce-keyUsage, critical',
      'id-ce-extKeyUsage',
      'id-ce-subjectAltName',
      'id-ce-subjectKeyIdentifier',
      'id-ce-authorityKeyIdentifier',
    ]);
    const values = named.map((one) => one.fields.at(-1)?.fields.at(-1)?.value);
    expect(values.slice(1, 4)).toEqual([
      'digitalSignature,keyCertSign',
      'id-kp-serverAuth, 1.2.3.4',
      'dNSName *.example.com, iPAddress 192.0.2.1, iPAddress 2001:db8::1, directoryName CN=another',
    ]);
  });

  test('with times or texts that have no place is not made', () => {
    expect(() => ours('ed25519', { notAfter: 'tomorrow' })).toThrow(RangeError);
    expect(() => ours('ed25519', { publicKeyInfo: new Uint8Array(3) })).toThrow(RangeError);
    const subject = plainName([['id-at-countryName', 'Ü']]);
    expect(() => ours('ed25519', { subject })).toThrow(RangeError);
  });
});

describe('what is no certificate', () => {
  const der = ours();

  test('cut off anywhere, it is a fault with its place, and a tree', () => {
    for (let length = 0; length < der.length; length += 1) {
      const cut = der.subarray(0, length);
      expectHonestReading(CertificateLayout, cut);
      const read = readCertificate(cut);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.fault.kind).toBe('truncated');
    }
  });

  test('with any bit changed it is read or a fault, and nothing throws', () => {
    for (let bit = 0; bit < der.length * 8; bit += 1) {
      const changed = flipBit(der, bit);
      const { ok, fields } = decodeTree(CertificateLayout, changed);
      const flaw = flawIn(fields, changed.length);
      if (flaw !== null) expect.fail(`bit ${bit}: ${flaw}`);
      const read = readCertificate(changed);
      if (read.ok !== ok) expect.fail(`bit ${bit}: read one way, not the other`);
      // The signature covers all but itself.
      if (read.ok && bit % 16 === 3)
        expect(checkSignature(read.certificate, certificateIn(der).publicKeyInfo)).not.toBe(
          'valid',
        );
    }
  });

  test('with bytes behind it, it is a fault', () => {
    expect(faultOf(CertificateLayout, concat(der, Uint8Array.of(0)))).toMatchObject({
      kind: 'bytes-left-over',
      offset: der.length,
    });
  });

  test('any bytes are a fault, or now and then none, and nothing hangs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expectHonestReading(CertificateLayout, bytes);
        readCertificate(bytes);
      }),
      repeatable(500),
    );
    fc.assert(
      fc.property(
        fc.nat(der.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (at, bytes) => {
          const changed = der.slice();
          changed.set(bytes.subarray(0, der.length - at), at);
          expectHonestReading(CertificateLayout, changed);
          readCertificate(changed);
        },
      ),
      repeatable(1000),
    );
  });

  test('an extension that cannot be read is a flaw with its place in the certificate', () => {
    const bad = ours('ed25519', {
      extensions: [{ extnID: 'id-ce-keyUsage', critical: true, extnValue: hex('03 02 09 80') }],
    });
    const { flaw } = certificateIn(bad);
    expect(flaw).toMatchObject({
      kind: 'bad-value',
      field: expect.stringMatching(/^tbsCertificate\.extensions\.id-ce-keyUsage/),
      expected: 'a number from 0 to 7',
      found: '9',
    });
    expect(bad[flaw?.offset ?? 0]).toBe(9);
    const fields = explainCertificate(bad);
    expect(flawIn(fields, bad.length)).toBeNull();
    expect(leaves(fields).some(({ name }) => name === UNPARSED)).toBe(true);
  });
});

test('a name with very many spaces inside is compared at once', () => {
  const named = (gap: number) => plainName([['id-at-commonName', ` a${' '.repeat(gap)}b `]]);
  expect(nameKey(named(120_000))).toBe(nameKey(named(1)));
  expect(nameKey(named(0))).not.toBe(nameKey(named(1)));
});

describe('files of certificates', () => {
  const der = ours();
  const pem = certificateFile(der);

  test('have lines of 64 letters, and are read as OpenSSL reads them', () => {
    expect(Math.max(...pem.split('\n').map(({ length }) => length))).toBe(64);
    expect(new Uint8Array(new X509Certificate(pem).raw)).toEqual(der);
    expect(readPemCertificates(pem)).toEqual({ ok: true, certificates: [der] });
  });

  test('may hold several, other blocks, other text and other ends of lines', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
    const file = `subject=a\n${pem}${key}issuer=b\n\n${pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')}`;
    const both = { ok: true, certificates: [der, der] };
    expect(readPemCertificates(file)).toEqual(both);
    expect(readPemCertificates(file.replaceAll('\n', '\r\n'))).toEqual(both);
  });

  test.each<[string, string, number, RegExp]>([
    ['', '', 1, /no certificate/],
    [
      'a key',
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
      1,
      /no certificate/,
    ],
    ['no end', `\n${pem.slice(0, 200)}`, 2, /end .* missing/],
    ['another end', pem.replace('END CERTIFICATE', 'END X509 CERTIFICATE'), 1, /end .* missing/],
    ['letters that are none', pem.replace('MII', 'M!I'), 1, /base64/],
    ['a letter missing', pem.replace('MII', 'MI'), 1, /base64|cannot be read/],
    [
      'no certificate inside',
      `${pem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      pem.split('\n').length,
      /cannot be read: tag, at offset 0 of its bytes: expected SEQUENCE/,
    ],
    ['what only OpenSSL reads', pem.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'), 1, /TRUSTED/],
  ])('with %s is refused, with the line', (_name, file, line, problem) => {
    expect(readPemCertificates(file)).toEqual({
      ok: false,
      line,
      problem: expect.stringMatching(problem),
    });
  });
});
