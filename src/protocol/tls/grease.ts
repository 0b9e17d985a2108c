/** Values that mean nothing, sent so that nobody forgets to pass over what he does not know. RFC 8701. */

/** 0x0A0A, 0x1A1A, … 0xFAFA: versions, suites, groups, schemes and extensions. §2 */
export const isGrease = (code: number): boolean =>
  (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff);

/** The same as the name of a protocol for ALPN, two bytes long. §2 */
export const isGreaseText = (name: string): boolean =>
  name.length === 2 && isGrease((name.charCodeAt(0) << 8) | name.charCodeAt(1));

/** 0x0B, 0x2A, … 0xE4: a PskKeyExchangeMode. §2 */
export const isGreaseMode = (mode: number): boolean => mode < 0x100 && mode % 0x1f === 0x0b;
