/** From bytes to names: which message a number means, and the layers of a frame with their trees, made on demand. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { decodeTree, type Codec } from '../../codec/tape.ts';
import { bytes as fixed, rest, restText, uint32, uint8 } from '../../codec/types.ts';
import { struct, type Layout } from '../../codec/struct.ts';
import { IdentificationLine } from './identification.ts';
import type { Kex } from './kexes.ts';
import { connectionMessages } from './messages/connection.ts';
import type { Message } from './messages/message.ts';
import { transportMessages } from './messages/transport.ts';
import { userauthMessages } from './messages/userauth.ts';
import type { Protection } from './protection.ts';
import { methodMessages } from './userauth/methods.ts';

/** Numbers 30–49 and 60–79 mean what the agreed methods say. */
export interface MessageContext {
  readonly kex: Kex | null;
  readonly auth: string | null;
}

export type FrameContext =
  | { readonly kind: 'identification' }
  | { readonly kind: 'line-before' }
  | { readonly kind: 'packet'; readonly protection: Protection; readonly methods: MessageContext };

/** A watcher keeps contexts without knowing them; this is how it gives them back. */
export const isFrameContext = (context: unknown): context is FrameContext =>
  typeof context === 'object' && context !== null && 'kind' in context;

const fixedMessages: ReadonlyMap<number, Message<unknown>> = new Map(
  [transportMessages, userauthMessages, connectionMessages]
    .flatMap((table): Message<unknown>[] => Object.values(table))
    .map((message) => [message.number, message]),
);

/** The message that a number means in a context; undefined where nobody knows it. */
export function messageIn(
  context: MessageContext,
  number: number | undefined,
): Message<unknown> | undefined {
  if (number === undefined) return undefined;
  if (number === context.kex?.init.number) return context.kex.init;
  if (number === context.kex?.reply.number) return context.kex.reply;
  if (number >= 60 && number < 80)
    return methodMessages.get(context.auth ?? '')?.find((one) => one.number === number);
  return fixedMessages.get(number);
}

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
