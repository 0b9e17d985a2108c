/** A public key as one line of text, as in `id_ed25519.pub`: type, base64, comment. */
import type { Bytes } from '../../codec/bytes.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';

export const publicKeyLine = (type: string, blob: Bytes, comment: string): string =>
  `${type} ${base64(blob)}${comment ? ` ${comment}` : ''}`;

/** The bytes of base64; null where it is malformed. All padding must be there, as OpenSSH has it; white space may. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return base64(bytes) === text.replace(/\s+/g, '') ? bytes : null;
  } catch {
    return null;
  }
}
