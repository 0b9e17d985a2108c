/** The layers of a frame with their trees, made on demand. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { struct, type Layout } from '../../codec/struct.ts';
import { decodeTree, type Codec } from '../../codec/tape.ts';
import { bytes as fixed, rest, restText, uint32, uint8 } from '../../codec/types.ts';
import { messageIn, type FrameContext } from './contexts.ts';
import { IdentificationLine } from './identification.ts';
import type { Protection } from './protection.ts';

export interface ExplainedLayer {
  readonly name: 'wire' | 'packet' | 'message';
  readonly bytes: Bytes;
  readonly fields: readonly Field[];
}

interface FrameBytes {
  readonly wire: Bytes;
  readonly packet: Bytes | null;
  readonly context: FrameContext;
}

const SOURCE = 'RFC 4253 §6';
const HEAD = 5;

const LineBefore = struct('RFC 4253 §4.2', {
  line: [
    restText,
    'a line that a server may send before its identification; clients show it or pass it over',
  ],
});

/** All layers of a frame, outermost first. */
export function explainFrame({ wire, packet, context }: FrameBytes): ExplainedLayer[] {
  if (context.kind === 'identification') return [layer('message', wire, IdentificationLine)];
  if (context.kind === 'line-before') return [layer('message', wire, LineBefore)];
  if (!packet)
    return [
      layer('wire', wire, struct(SOURCE, { packet: [rest, 'a packet that could not be opened'] })),
    ];
  const padding = packet[4] ?? 0;
  const payload = packet.slice(HEAD, Math.max(HEAD, packet.length - padding));
  const message = messageIn(context.methods, payload[0]) ?? UnknownMessage;
  return [
    layer('wire', wire, wireLayout(context.protection, wire.length)),
    layer('packet', packet, packetLayout(payload.length, message)),
    layer('message', payload, message),
  ];
}

const layer = (
  name: ExplainedLayer['name'],
  bytes: Bytes,
  codec: Codec<unknown>,
): ExplainedLayer => ({
  name,
  bytes,
  fields: decodeTree(codec, bytes).fields,
});

const UnknownMessage = struct('RFC 4253 §11.4', {
  message: [uint8, 'a message number that is not known here'],
  data: [rest, 'what it says; its form is not known'],
});

const packetLayout = (payloadLength: number, message: Codec<unknown>): Codec<unknown> =>
  struct(SOURCE, {
    packet_length: [uint32, 'how many bytes follow, without the MAC'],
    padding_length: [uint8, 'how many bytes of padding stand at the end'],
    payload: [inside(payloadLength, message), 'the message'],
    'random padding': [
      rest,
      'fills the packet up to whole blocks, and hides how long the message is',
    ],
  });

/** A layout over exactly `length` bytes; what it cannot read is marked, and the walk goes on behind it. */
const inside = (length: number, codec: Codec<unknown>): Codec<Bytes> => ({
  walk(tape, value) {
    const start = tape.at;
    const content = fixed(length).walk(tape, value);
    tape.inlay(start, content, codec, 'payload');
    return content;
  },
});

/** What is on the wire, as somebody without the keys sees it. */
function wireLayout(protection: Protection, size: number): Codec<unknown> {
  const { cipher, mac, tagLength } = protection;
  if (!cipher) {
    return struct(SOURCE, {
      packet_length: [uint32, 'how many bytes follow: nothing is encrypted yet'],
      packet: [rest, 'the packet in plain text: anybody on the way can read it'],
    });
  }
  const body = size - 4 - tagLength;
  const ciphertext = {
    'encrypted packet': [
      fixed(body),
      `padding_length, payload and padding, by ${cipher.name}`,
      cipher.source,
    ],
  } as const;
  if (cipher.kind === 'aead') {
    const length = cipher.lengthInClear
      ? ([uint32, 'readable by anyone, but covered by the tag', cipher.source] as const)
      : ([fixed(4), 'packet_length, encrypted with a key of its own', cipher.source] as const);
    const tag = [fixed(tagLength), 'proves that nobody changed the packet', cipher.source] as const;
    return struct(SOURCE, {
      [cipher.lengthInClear ? 'packet_length' : 'encrypted packet_length']: length,
      ...ciphertext,
      tag,
    });
  }
  if (!mac) throw new Error(`${cipher.name} without a MAC`);
  const tail: Layout = {
    mac: [fixed(tagLength), `${mac.name}: proves that nobody changed the packet`, mac.source],
  };
  if (mac.etm) {
    return struct(SOURCE, {
      packet_length: [uint32, 'readable by anyone, but covered by the MAC', mac.source],
      ...ciphertext,
      ...tail,
    });
  }
  return struct(SOURCE, {
    'encrypted packet': [
      fixed(body + 4),
      `the whole packet, its length too, by ${cipher.name}`,
      cipher.source,
    ],
    ...tail,
  });
}
