/** Takes passwords out of what a client sent, and seals the packets anew, so that everything else stays as it was. */
import { concat, sameBytes, type Bytes } from '../codec/bytes.ts';
import { leaves, UNPARSED, type Field } from '../codec/field.ts';
import { decodeTree } from '../codec/tape.ts';
import { isFrameContext } from '../protocol/ssh/contexts.ts';
import { SSH_MSG_USERAUTH_REQUEST } from '../protocol/ssh/messages/userauth.ts';
import { protect, type DirectionKeys, type Protection } from '../protocol/ssh/protection.ts';
import { SSH_MSG_USERAUTH_INFO_RESPONSE } from '../protocol/ssh/keyboard-interactive/layouts.ts';
import type { FrameRecord } from './recorder.ts';

const DOT = 0x2e;
/** packet_length and padding_length. */
const HEAD = 5;
/** What a reader needs to learn how long a packet is, for every cipher. */
const FIRST_BLOCK = 16;

/** What a recording has in the place of a password: a dot for each byte. */
export const dots = (password: string): string =>
  '.'.repeat(new TextEncoder().encode(password).length);

/**
 * @param stream all bytes that the client sent
 * @param frames what was found in them, in order, with the keys that opened it
 * @param loggedIn whether the client was let in: until then an unfinished packet may hold a password
 * @returns as many bytes, in which every password is dots. Throws where that cannot be done.
 */
export function blankPasswords(
  stream: Bytes,
  frames: readonly FrameRecord[],
  loggedIn: boolean,
): Bytes {
  const blanked = stream.slice();
  const packets = frames.map((frame) => ({ frame, clean: cleanPacket(frame) }));
  let at = 0;
  for (const { frame, clean } of packets) {
    if (clean) {
      const before = packets.filter((one) => sameKeys(one.frame, frame));
      blanked.set(sealAnew(before, frame, clean), at);
    }
    at += frame.wire.length;
  }
  const last = frames.at(-1);
  if (!loggedIn && last && protectionOf(last)?.cipher) blanked.fill(0, at + FIRST_BLOCK);
  return blanked;
}

/** The packet with dots for the password; null where it has none. */
function cleanPacket({ message, packet }: FrameRecord): Bytes | null {
  if (!packet) return null;
  const payload = packet.subarray(HEAD, packet.length - (packet[4] ?? 0));
  const found = secretsIn(message, payload);
  if (!found) return null;
  const { fields, secret } = found;
  const unread = leaves(fields).filter(({ name }) => name === UNPARSED);
  const clean = packet.slice();
  for (const { start, end } of [...secret.filter(isContent), ...unread]) {
    clean.fill(DOT, HEAD + start, HEAD + end);
  }
  return clean;
}

/** The fields of a message with secrets of a person, and those that hold them; null where it has none. */
function secretsIn(message: string, payload: Bytes) {
  if (message === SSH_MSG_USERAUTH_INFO_RESPONSE.name) {
    const { fields } = decodeTree(SSH_MSG_USERAUTH_INFO_RESPONSE, payload);
    const responses = fields.filter(({ name }) => name.startsWith('response '));
    return { fields, secret: leaves(responses) };
  }
  if (message !== SSH_MSG_USERAUTH_REQUEST.name) return null;
  const { fields } = decodeTree(SSH_MSG_USERAUTH_REQUEST, payload);
  if (fields.find(({ name }) => name === 'method_name')?.value !== 'password') return null;
  return { fields, secret: leaves(fields.filter(({ name }) => name === 'password')) };
}

const isContent = ({ name }: Field): boolean => name !== 'length';

const protectionOf = ({ context }: FrameRecord): Protection | null =>
  isFrameContext(context) && context.kind === 'packet' ? context.protection : null;

const sameKeys = (a: FrameRecord, b: FrameRecord): boolean => protectionOf(a) === protectionOf(b);

interface Cleaned {
  readonly frame: FrameRecord;
  readonly clean: Bytes | null;
}

/** Ciphers go on from packet to packet, so all packets under the same keys are sealed again up to this one. */
function sealAnew(packets: readonly Cleaned[], wanted: FrameRecord, clean: Bytes): Bytes {
  const fresh = freshProtection(wanted);
  for (const { frame } of packets) {
    if (!frame.packet) continue;
    if (frame === wanted) return fresh ? fresh.seal(frame.sequence, clean) : clean;
    const again = fresh?.seal(frame.sequence, frame.packet) ?? frame.packet;
    if (!sameBytes(again, frame.wire)) break;
  }
  throw new Error(`${wanted.address} cannot be sealed again without its password`);
}

/** The protection of a frame as it was before the first packet; null before NEWKEYS. */
function freshProtection(frame: FrameRecord): Protection | null {
  const protection = protectionOf(frame);
  if (!protection?.cipher) return null;
  const { cipher, mac } = protection;
  return protect(cipher, mac, directionKeys(frame.keys, cipher.ivLength, cipher.keyLength));
}

/** Keys of no bytes are not reported: see which these are. */
function directionKeys(keys: readonly Bytes[], ivLength: number, keyLength: number): DirectionKeys {
  const all = concat(...keys);
  return {
    iv: all.slice(0, ivLength),
    encryption: all.slice(ivLength, ivLength + keyLength),
    integrity: all.slice(ivLength + keyLength),
  };
}
