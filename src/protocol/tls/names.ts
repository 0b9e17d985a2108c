/** Names of code points, as they are shown: those of RFC 8446, and older ones that clients still send. */
import { isGrease, isGreaseMode } from './grease.ts';
import { suiteNames } from './suite-names.ts';

type Names = Readonly<Record<number, string>>;

/** `0x1301 TLS_AES_128_GCM_SHA256`; GREASE by that name; without a name, the number alone. */
export const coded =
  (digits: number, nameOf: (code: number) => string | undefined) =>
  (code: number): string => {
    const number = `0x${code.toString(16).padStart(digits, '0')}`;
    const name = nameOf(code);
    return name === undefined ? number : `${number} ${name}`;
  };

const of = (names: Names) => (code: number) => names[code];
const ofOrGrease = (names: Names) => (code: number) => (isGrease(code) ? 'GREASE' : names[code]);

/** A number below 256, in decimal, with its name. */
const counted = (names: Names) => (code: number) =>
  names[code] === undefined ? `${code}` : `${code} ${names[code]}`;

export const CONTENT = {
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
} as const;

const swapped = (codes: Readonly<Record<string, number>>): Names =>
  Object.fromEntries(Object.entries(codes).map(([name, code]) => [code, name]));

/** RFC 8446 §5.1. */
export const contentTypeName = counted({ 0: 'invalid', ...swapped(CONTENT), 24: 'heartbeat' });

/** RFC 8446 §4. */
export const HANDSHAKE = {
  client_hello: 1,
  server_hello: 2,
  new_session_ticket: 4,
  end_of_early_data: 5,
  encrypted_extensions: 8,
  certificate: 11,
  certificate_request: 13,
  certificate_verify: 15,
  finished: 20,
  key_update: 24,
  message_hash: 254,
} as const;

/** Types of TLS 1.2 that a handshake of 1.3 has no use for have names too. RFC 8446 §B.3 */
export const handshakeTypeName = counted({
  0: 'hello_request',
  3: 'hello_verify_request',
  6: 'hello_retry_request',
  12: 'server_key_exchange',
  14: 'server_hello_done',
  16: 'client_key_exchange',
  21: 'certificate_url',
  22: 'certificate_status',
  23: 'supplemental_data',
  25: 'compressed_certificate',
  ...swapped(HANDSHAKE),
});

export const TLS_1_3 = 0x0304;
export const TLS_1_2 = 0x0303;

export const versionName = coded(
  4,
  ofOrGrease({
    0x0002: 'SSL 2.0',
    0x0300: 'SSL 3.0',
    0x0301: 'TLS 1.0',
    0x0302: 'TLS 1.1',
    [TLS_1_2]: 'TLS 1.2',
    [TLS_1_3]: 'TLS 1.3',
  }),
);

export const suiteName = coded(4, ofOrGrease(suiteNames));

export const X25519 = 0x001d;
/** Bytes of one coordinate, by group. RFC 8446 §4.2.8.2 */
export const secpSizes: Readonly<Record<number, number>> = { 0x0017: 32, 0x0018: 48, 0x0019: 66 };

/** RFC 8446 §4.2.7, RFC 8422 §5.1.1, RFC 7027, RFC 8734, and the hybrids of draft-ietf-tls-ecdhe-mlkem. */
export const groupName = coded(
  4,
  ofOrGrease({
    0x0001: 'sect163k1',
    0x0002: 'sect163r1',
    0x0003: 'sect163r2',
    0x0004: 'sect193r1',
    0x0005: 'sect193r2',
    0x0006: 'sect233k1',
    0x0007: 'sect233r1',
    0x0008: 'sect239k1',
    0x0009: 'sect283k1',
    0x000a: 'sect283r1',
    0x000b: 'sect409k1',
    0x000c: 'sect409r1',
    0x000d: 'sect571k1',
    0x000e: 'sect571r1',
    0x000f: 'secp160k1',
    0x0010: 'secp160r1',
    0x0011: 'secp160r2',
    0x0012: 'secp192k1',
    0x0013: 'secp192r1',
    0x0014: 'secp224k1',
    0x0015: 'secp224r1',
    0x0016: 'secp256k1',
    0x0017: 'secp256r1',
    0x0018: 'secp384r1',
    0x0019: 'secp521r1',
    0x001a: 'brainpoolP256r1',
    0x001b: 'brainpoolP384r1',
    0x001c: 'brainpoolP512r1',
    [X25519]: 'x25519',
    0x001e: 'x448',
    0x001f: 'brainpoolP256r1tls13',
    0x0020: 'brainpoolP384r1tls13',
    0x0021: 'brainpoolP512r1tls13',
    0x0100: 'ffdhe2048',
    0x0101: 'ffdhe3072',
    0x0102: 'ffdhe4096',
    0x0103: 'ffdhe6144',
    0x0104: 'ffdhe8192',
    0x0200: 'MLKEM512',
    0x0201: 'MLKEM768',
    0x0202: 'MLKEM1024',
    0x11eb: 'SecP256r1MLKEM768',
    0x11ec: 'X25519MLKEM768',
    0x11ed: 'SecP384r1MLKEM1024',
    0x6399: 'X25519Kyber768Draft00',
    0xff01: 'arbitrary_explicit_prime_curves',
    0xff02: 'arbitrary_explicit_char2_curves',
  }),
);

/** RFC 8446 §4.2.3; those of TLS 1.2 by the names of RFC 5246 §7.4.1.4.1. */
export const schemeNames: Names = {
  0x0101: 'rsa_md5',
  0x0201: 'rsa_pkcs1_sha1',
  0x0202: 'dsa_sha1',
  0x0203: 'ecdsa_sha1',
  0x0301: 'rsa_sha224',
  0x0302: 'dsa_sha224',
  0x0303: 'ecdsa_sha224',
  0x0401: 'rsa_pkcs1_sha256',
  0x0402: 'dsa_sha256',
  0x0403: 'ecdsa_secp256r1_sha256',
  0x0420: 'rsa_pkcs1_sha256_legacy',
  0x0501: 'rsa_pkcs1_sha384',
  0x0502: 'dsa_sha384',
  0x0503: 'ecdsa_secp384r1_sha384',
  0x0520: 'rsa_pkcs1_sha384_legacy',
  0x0601: 'rsa_pkcs1_sha512',
  0x0602: 'dsa_sha512',
  0x0603: 'ecdsa_secp521r1_sha512',
  0x0620: 'rsa_pkcs1_sha512_legacy',
  0x0704: 'eccsi_sha256',
  0x0708: 'sm2sig_sm3',
  0x0804: 'rsa_pss_rsae_sha256',
  0x0805: 'rsa_pss_rsae_sha384',
  0x0806: 'rsa_pss_rsae_sha512',
  0x0807: 'ed25519',
  0x0808: 'ed448',
  0x0809: 'rsa_pss_pss_sha256',
  0x080a: 'rsa_pss_pss_sha384',
  0x080b: 'rsa_pss_pss_sha512',
  0x081a: 'ecdsa_brainpoolP256r1tls13_sha256',
  0x081b: 'ecdsa_brainpoolP384r1tls13_sha384',
  0x081c: 'ecdsa_brainpoolP512r1tls13_sha512',
  0x0904: 'mldsa44',
  0x0905: 'mldsa65',
  0x0906: 'mldsa87',
};

export const schemeName = coded(4, ofOrGrease(schemeNames));

/** RFC 8446 §4.2.9. */
export const pskModeName = (mode: number): string =>
  isGreaseMode(mode) ? `${mode} GREASE` : counted({ 0: 'psk_ke', 1: 'psk_dhe_ke' })(mode);

/** RFC 8446 §4.6.3. */
export const keyUpdateRequestName = counted({ 0: 'update_not_requested', 1: 'update_requested' });

export const compressionName = counted({ 0: 'null' });

/** RFC 8422 §5.1.2. */
export const pointFormatName = counted({
  0: 'uncompressed',
  1: 'ansiX962_compressed_prime',
  2: 'ansiX962_compressed_char2',
});

/** RFC 8879 §3. */
export const certificateCompressionName = coded(4, of({ 1: 'zlib', 2: 'brotli', 3: 'zstd' }));

/** RFC 6066 §8. */
export const statusTypeName = counted({ 1: 'ocsp', 2: 'ocsp_multi' });

/** RFC 6066 §3. */
export const nameTypeName = counted({ 0: 'host_name' });
