/** Object identifiers by name: those of certificates, keys and signatures. */

/** Each is named as its RFC does. */
export const oids = {
  // What names are made of. RFC 5280 §A.1, RFC 4519
  'id-at-commonName': '2.5.4.3',
  'id-at-surname': '2.5.4.4',
  'id-at-serialNumber': '2.5.4.5',
  'id-at-countryName': '2.5.4.6',
  'id-at-localityName': '2.5.4.7',
  'id-at-stateOrProvinceName': '2.5.4.8',
  'id-at-streetAddress': '2.5.4.9',
  'id-at-organizationName': '2.5.4.10',
  'id-at-organizationalUnitName': '2.5.4.11',
  'id-at-title': '2.5.4.12',
  'id-at-postalCode': '2.5.4.17',
  'id-at-name': '2.5.4.41',
  'id-at-givenName': '2.5.4.42',
  'id-at-initials': '2.5.4.43',
  'id-at-dnQualifier': '2.5.4.46',
  'id-at-pseudonym': '2.5.4.65',
  'id-at-organizationIdentifier': '2.5.4.97',
  'id-domainComponent': '0.9.2342.19200300.100.1.25',
  'id-userId': '0.9.2342.19200300.100.1.1',
  'id-emailAddress': '1.2.840.113549.1.9.1',
  // Extensions. RFC 5280 §4.2
  'id-ce-subjectKeyIdentifier': '2.5.29.14',
  'id-ce-keyUsage': '2.5.29.15',
  'id-ce-subjectAltName': '2.5.29.17',
  'id-ce-issuerAltName': '2.5.29.18',
  'id-ce-basicConstraints': '2.5.29.19',
  'id-ce-nameConstraints': '2.5.29.30',
  'id-ce-cRLDistributionPoints': '2.5.29.31',
  'id-ce-certificatePolicies': '2.5.29.32',
  'id-ce-policyMappings': '2.5.29.33',
  'id-ce-authorityKeyIdentifier': '2.5.29.35',
  'id-ce-policyConstraints': '2.5.29.36',
  'id-ce-extKeyUsage': '2.5.29.37',
  'id-ce-freshestCRL': '2.5.29.46',
  'id-ce-inhibitAnyPolicy': '2.5.29.54',
  'id-pe-authorityInfoAccess': '1.3.6.1.5.5.7.1.1',
  'id-pe-subjectInfoAccess': '1.3.6.1.5.5.7.1.11',
  'id-pe-tlsfeature': '1.3.6.1.5.5.7.1.24',
  'id-pkix-ocsp-nocheck': '1.3.6.1.5.5.7.48.1.5',
  'signed certificate timestamps': '1.3.6.1.4.1.11129.2.4.2',
  'netscape-cert-type': '2.16.840.1.113730.1.1',
  'netscape-comment': '2.16.840.1.113730.1.13',
  // What a key may be used for. RFC 5280 §4.2.1.12
  anyExtendedKeyUsage: '2.5.29.37.0',
  'id-kp-serverAuth': '1.3.6.1.5.5.7.3.1',
  'id-kp-clientAuth': '1.3.6.1.5.5.7.3.2',
  'id-kp-codeSigning': '1.3.6.1.5.5.7.3.3',
  'id-kp-emailProtection': '1.3.6.1.5.5.7.3.4',
  'id-kp-timeStamping': '1.3.6.1.5.5.7.3.8',
  'id-kp-OCSPSigning': '1.3.6.1.5.5.7.3.9',
  'Microsoft server gated crypto': '1.3.6.1.4.1.311.10.3.3',
  'Netscape server gated crypto': '2.16.840.1.113730.4.1',
  // Where to look. RFC 5280 §4.2.2
  'id-ad-ocsp': '1.3.6.1.5.5.7.48.1',
  'id-ad-caIssuers': '1.3.6.1.5.5.7.48.2',
  'id-qt-cps': '1.3.6.1.5.5.7.2.1',
  'id-qt-unotice': '1.3.6.1.5.5.7.2.2',
  anyPolicy: '2.5.29.32.0',
  // Keys. RFC 3279 §2.3, RFC 5480 §2.1.1, RFC 8410 §3
  rsaEncryption: '1.2.840.113549.1.1.1',
  'id-ecPublicKey': '1.2.840.10045.2.1',
  'id-Ed25519': '1.3.101.112',
  'id-Ed448': '1.3.101.113',
  'id-X25519': '1.3.101.110',
  secp256r1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  // Signatures. RFC 4055 §3, §5, RFC 5758 §3.2; SHA-1: RFC 3279 §2.2
  sha1WithRSAEncryption: '1.2.840.113549.1.1.5',
  'id-RSASSA-PSS': '1.2.840.113549.1.1.10',
  sha256WithRSAEncryption: '1.2.840.113549.1.1.11',
  sha384WithRSAEncryption: '1.2.840.113549.1.1.12',
  sha512WithRSAEncryption: '1.2.840.113549.1.1.13',
  'ecdsa-with-SHA1': '1.2.840.10045.4.1',
  'ecdsa-with-SHA256': '1.2.840.10045.4.3.2',
  'ecdsa-with-SHA384': '1.2.840.10045.4.3.3',
  'ecdsa-with-SHA512': '1.2.840.10045.4.3.4',
  'id-mgf1': '1.2.840.113549.1.1.8',
  'id-sha1': '1.3.14.3.2.26',
  'id-sha256': '2.16.840.1.101.3.4.2.1',
  'id-sha384': '2.16.840.1.101.3.4.2.2',
  'id-sha512': '2.16.840.1.101.3.4.2.3',
} as const;

const names = new Map<string, string>(Object.entries(oids).map(([name, dotted]) => [dotted, name]));
const dotted = new Map<string, string>(Object.entries(oids));

/** The name of an object identifier; the identifier itself where it has none here. */
export const oidName = (identifier: string): string => names.get(identifier) ?? identifier;

/** The numbers behind a name, with dots; what is no name here is taken for them. */
export const oidNumbers = (name: string): string => dotted.get(name) ?? name;
