/** What the cited documents are called. */
export const rfcTitles: Readonly<Record<string, string>> = {
  '854': 'Telnet Protocol Specification',
  '855': 'Telnet Option Specifications',
  '857': 'Telnet Echo Option',
  '3279':
    'Algorithms and Identifiers for the Internet X.509 Public Key Infrastructure Certificate and Certificate Revocation List (CRL) Profile',
  '3526': 'More Modular Exponential (MODP) Diffie-Hellman groups',
  '4055':
    'Additional Algorithms and Identifiers for RSA Cryptography for use in the Internet X.509 Public Key Infrastructure Certificate and Certificate Revocation List (CRL) Profile',
  '4250': 'The Secure Shell (SSH) Protocol Assigned Numbers',
  '4251': 'The Secure Shell (SSH) Protocol Architecture',
  '4252': 'The Secure Shell (SSH) Authentication Protocol',
  '4253': 'The Secure Shell (SSH) Transport Layer Protocol',
  '4254': 'The Secure Shell (SSH) Connection Protocol',
  '4256': 'Generic Message Exchange Authentication for SSH',
  '4335': 'The Secure Shell (SSH) Session Channel Break Extension',
  '4344': 'The Secure Shell (SSH) Transport Layer Encryption Modes',
  '4419': 'Diffie-Hellman Group Exchange for the SSH Transport Layer Protocol',
  '5077': 'Transport Layer Security (TLS) Session Resumption without Server-Side State',
  '5280':
    'Internet X.509 Public Key Infrastructure Certificate and Certificate Revocation List (CRL) Profile',
  '5480': 'Elliptic Curve Cryptography Subject Public Key Information',
  '5647': 'AES Galois Counter Mode for the SSH Transport Layer Protocol',
  '5656': 'Elliptic Curve Algorithm Integration in the SSH Transport Layer',
  '5746': 'Transport Layer Security (TLS) Renegotiation Indication Extension',
  '5758':
    'Internet X.509 Public Key Infrastructure: Additional Algorithms and Identifiers for DSA and ECDSA',
  '5764':
    'Datagram Transport Layer Security (DTLS) Extension to Establish Keys for the Secure Real-time Transport Protocol (SRTP)',
  '6066': 'Transport Layer Security (TLS) Extensions: Extension Definitions',
  '6520':
    'Transport Layer Security (TLS) and Datagram Transport Layer Security (DTLS) Heartbeat Extension',
  '6668': 'SHA-2 Data Integrity Verification for the SSH Transport Layer Protocol',
  '6961': 'The Transport Layer Security (TLS) Multiple Certificate Status Request Extension',
  '6962': 'Certificate Transparency',
  '7250':
    'Using Raw Public Keys in Transport Layer Security (TLS) and Datagram Transport Layer Security (DTLS)',
  '7301': 'Transport Layer Security (TLS) Application-Layer Protocol Negotiation Extension',
  '7366':
    'Encrypt-then-MAC for Transport Layer Security (TLS) and Datagram Transport Layer Security (DTLS)',
  '7627': 'Transport Layer Security (TLS) Session Hash and Extended Master Secret Extension',
  '7685': 'A Transport Layer Security (TLS) ClientHello Padding Extension',
  '7748': 'Elliptic Curves for Security',
  '7924': 'Transport Layer Security (TLS) Cached Information Extension',
  '8017': 'PKCS #1: RSA Cryptography Specifications Version 2.2',
  '8032': 'Edwards-Curve Digital Signature Algorithm (EdDSA)',
  '8268': 'More Modular Exponentiation (MODP) Diffie-Hellman Key Exchange Groups for SSH',
  '8308': 'Extension Negotiation in the Secure Shell (SSH) Protocol',
  '8332': 'Use of RSA Keys with SHA-256 and SHA-512 in the SSH Protocol',
  '8410':
    'Algorithm Identifiers for Ed25519, Ed448, X25519, and X448 for Use in the Internet X.509 Public Key Infrastructure',
  '8422':
    'Elliptic Curve Cryptography (ECC) Cipher Suites for Transport Layer Security (TLS) Versions 1.2 and Earlier',
  '8439': 'ChaCha20 and Poly1305 for IETF Protocols',
  '8446': 'The Transport Layer Security (TLS) Protocol Version 1.3',
  '8449': 'Record Size Limit Extension for TLS',
  '8472': 'Transport Layer Security (TLS) Extension for Token Binding Protocol Negotiation',
  '8701':
    'Applying Generate Random Extensions And Sustain Extensibility (GREASE) to TLS Extensibility',
  '8709': 'Ed25519 and Ed448 Public Key Algorithms for the SSH Protocol',
  '8731': 'SSH Key Exchange Method Using Curve25519 and Curve448',
  '8879': 'TLS Certificate Compression',
  '9001': 'Using TLS to Secure QUIC',
  '9110': 'HTTP Semantics',
  '9112': 'HTTP/1.1',
  '9149': 'TLS Ticket Requests',
  '9345': 'Delegated Credentials for TLS and DTLS',
  '9525': 'Service Identity in TLS',
  '9849': 'TLS Encrypted Client Hello',
};
