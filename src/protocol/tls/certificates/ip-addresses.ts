/** Addresses of IP as text and as bytes. RFC 791, RFC 4291 §2.2, RFC 5952 §4. */
import type { Bytes } from '../../../codec/bytes.ts';

/** Four bytes of IPv4 or sixteen of IPv6, twice as many with a mask behind; null for any other length. */
export function addressText(bytes: Bytes): string | null {
  switch (bytes.length) {
    case 4:
      return bytes.join('.');
    case 16:
      return shortened(bytes);
    case 8:
    case 32: {
      const half = bytes.length / 2;
      return `${addressText(bytes.subarray(0, half))}/${addressText(bytes.subarray(half))}`;
    }
    default:
      return null;
  }
}

/** The longest run of zeros, of two groups at least, is left out. RFC 5952 §4.2. */
function shortened(bytes: Bytes): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  const runs = groups.map((_, at) => {
    const end = groups.findIndex((group, next) => next >= at && group !== '0');
    return (end < 0 ? groups.length : end) - at;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const at = runs.indexOf(longest);
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + longest).join(':')}`;
}

/** The bytes of an address in text; null where the text is none. Never throws. */
export function addressBytes(text: string): Bytes | null {
  return text.includes(':') ? ipv6(text) : ipv4(text);
}

function ipv4(text: string): Bytes | null {
  const numbers = text.split('.');
  const isAddress = numbers.length === 4 && numbers.every((one) => /^(0|[1-9]\d{0,2})$/.test(one));
  if (!isAddress) return null;
  const bytes = numbers.map(Number);
  return bytes.every((byte) => byte < 256) ? Uint8Array.from(bytes) : null;
}

function ipv6(text: string): Bytes | null {
  const [, head = text, last = ''] = /^(.*:)(\d+\.[\d.]+)$/.exec(text) ?? [];
  const tail = last === '' ? new Uint8Array() : ipv4(last);
  if (!tail) return null;
  const whole = tail.length > 0 ? `${head}${inGroups(tail)}` : text;
  const halves = whole.split('::');
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...right];
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return null;
  return Uint8Array.from(
    groups.flatMap((group) => {
      const number = parseInt(group, 16);
      return [number >> 8, number & 0xff];
    }),
  );
}

const inGroups = ([a = 0, b = 0, c = 0, d = 0]: Bytes): string =>
  `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
