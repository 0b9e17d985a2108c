/** Which addresses a list such as `10.0.0.0/8,!10.1.*,*.example` is about: PATTERNS of ssh_config(5), and CIDR. */
import { fitsPattern } from './host-patterns.ts';

/** What a list says of an address. Where the list is wrong it says nothing: `invalid` is the item at fault. */
export type AddressMatch = boolean | { readonly invalid: string };

/**
 * As OpenSSH does, which compares the address as a number where an item is one, and else as text; an item after `!`
 * decides against the address, wherever it stands. The host is the address, as nobody asks a name server (UseDNS no).
 */
export function matchAddress(address: string, list: string): AddressMatch {
  const number = readAddress(address);
  let matches = false;
  for (const item of list.split(',')) {
    const isNegated = item.startsWith('!');
    const pattern = isNegated ? item.slice(1) : item;
    const network = pattern === '' ? 'invalid' : readNetwork(pattern);
    if (network === 'invalid') return { invalid: pattern };
    const found =
      network === null
        ? fitsPattern(address, pattern) || fitsPattern(address, pattern.toLowerCase())
        : number !== null && isIn(number, network);
    if (found && isNegated) return false;
    matches ||= found;
  }
  return matches;
}

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}
interface Network extends Address {
  readonly prefix: number;
}

/** Null where it is no address and so a pattern; `invalid` where the mask is too long, or leaves bits beside it. */
function readNetwork(text: string): Network | 'invalid' | null {
  const [start = '', mask, ...more] = text.split('/');
  if (more.length > 0 || (mask !== undefined && !/^\d+$/.test(mask))) return null;
  const prefix = mask === undefined ? null : Number(mask);
  const address = prefix !== null && prefix > 128 ? null : readAddress(start);
  if (!address) return null;
  const length = prefix ?? address.bits;
  if (length > address.bits) return 'invalid';
  const beside = (1n << BigInt(address.bits - length)) - 1n;
  return (address.value & beside) === 0n ? { ...address, prefix: length } : 'invalid';
}

function isIn(address: Address, network: Network): boolean {
  const shift = BigInt(network.bits - network.prefix);
  return address.bits === network.bits && address.value >> shift === network.value >> shift;
}

const readAddress = (text: string): Address | null => readIpv4(text) ?? readIpv6(text);

/** As inet_aton: one to four numbers, decimal, 0x… or 0…, of which the last fills what is left. */
function readIpv4(text: string): Address | null {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(part)))
    return null;
  const numbers = parts.map((part) => BigInt(/^0\d/.test(part) ? `0o${part}` : part));
  const last = numbers.pop() ?? 0n;
  const room = BigInt(8 * (4 - numbers.length));
  if (numbers.some((part) => part > 255n) || last >> room !== 0n) return null;
  const head = numbers.reduce((sum, part) => (sum << 8n) | part, 0n);
  return { bits: 32, value: (head << room) | last };
}

/** RFC 4291 §2.2. */
function readIpv6(text: string): Address | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted && readIpv4(dotted[2] ?? '');
  if (dotted && !tail) return null;
  const low = Number(tail?.value ?? 0n);
  const hex = tail
    ? `${dotted?.[1]}${(low >>> 16).toString(16)}:${(low & 0xff_ff).toString(16)}`
    : text;
  const halves = hex.split('::');
  if (halves.length > 2) return null;
  const [head = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - end.length;
  const groups = [...head, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...end];
  const isWhole = halves.length === 2 ? missing > 0 : missing === 0;
  if (!isWhole || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  return {
    bits: 128,
    value: BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`),
  };
}
