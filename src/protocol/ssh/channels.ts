/** Channels of the connection protocol, RFC 4254 §5: windows both ways, EOF and CLOSE. The same for both roles. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Endpoint } from './endpoint.ts';
import type { Stateful } from '../machine.ts';
import { other } from './exchange.ts';
import type { Fault } from './fault.ts';
import type { Role } from './messages/message.ts';
import {
  SSH_MSG_CHANNEL_CLOSE,
  SSH_MSG_CHANNEL_DATA,
  SSH_MSG_CHANNEL_EOF,
  SSH_MSG_CHANNEL_EXTENDED_DATA,
  SSH_MSG_CHANNEL_WINDOW_ADJUST,
} from './messages/connection.ts';

/** Bytes that a side lets the other send before it must wait; OpenSSH's figures. */
export const WINDOW = 2_097_152;
export const MAX_PACKET = 32_768;
/** RFC 4254 §5.2: the only extended data there is. */
const STDERR = 1;

export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Bytes;
}

export interface Channel {
  readonly local: number;
  readonly remote: number;
  readonly maxPacket: number;
  /** How much we may still send, and the other side may. */
  sendWindow: number;
  receiveWindow: number;
  /** Received since the last WINDOW_ADJUST. */
  consumed: number;
  readonly waiting: Chunk[];
  /** What to send once nothing waits any more: EOF, exit-status, CLOSE. */
  readonly after: (() => void)[];
  eofReceived: boolean;
  closeSent: boolean;
  /** At the server: a command or a shell was asked for, and a channel takes one. */
  started: boolean;
  /** Whose first data has been recorded. */
  readonly quoted: Set<Role>;
  /** At the client: what it asked for on the channel has no answer yet. */
  pending: boolean;
}

export const openChannel = (
  local: number,
  remote: number,
  sendWindow: number,
  maxPacket: number,
  receiveWindow: number,
): Channel => ({
  local,
  remote,
  maxPacket: Math.min(maxPacket, MAX_PACKET),
  sendWindow,
  receiveWindow,
  consumed: 0,
  waiting: [],
  after: [],
  eofReceived: false,
  closeSent: false,
  started: false,
  quoted: new Set(),
  pending: false,
});

export type Sender = Pick<
  Endpoint<Stateful, Stateful, never>,
  'role' | 'io' | 'sendService' | 'step' | 'event'
>;

const quotes = {
  client: { label: 'first input', symbol: 'in' },
  server: { label: 'first output', symbol: 'out' },
} as const;

/** Records the first data that a side sends on a channel: enough to follow what such data is worth to whom. */
function quote({ io }: Sender, { quoted }: Channel, owner: Role, bytes: Bytes): void {
  if (quoted.has(owner)) return;
  quoted.add(owner);
  const { label, symbol } = quotes[owner];
  io.hold(label, bytes, { symbol, owner, content: true });
}

/** Sends what the window lets through; the rest waits for WINDOW_ADJUST. */
export function sendWaiting(self: Sender, channel: Channel): void {
  for (let next = channel.waiting[0]; next; next = channel.waiting[0]) {
    const size = Math.min(next.bytes.length, channel.sendWindow, channel.maxPacket);
    if (size === 0 && next.bytes.length > 0) {
      self.step('window-full', { args: { channel: channel.local } });
      return;
    }
    channel.waiting.shift();
    if (size < next.bytes.length)
      channel.waiting.unshift({ ...next, bytes: next.bytes.subarray(size) });
    if (size === 0) continue;
    channel.sendWindow -= size;
    const data = next.bytes.subarray(0, size);
    const recipient_channel = channel.remote;
    if (next.stream === 'stdout') quote(self, channel, self.role, data);
    if (next.stream === 'stdout')
      self.sendService(SSH_MSG_CHANNEL_DATA, { recipient_channel, data });
    else
      self.sendService(SSH_MSG_CHANNEL_EXTENDED_DATA, {
        recipient_channel,
        data_type_code: STDERR,
        data,
      });
  }
  for (const send of channel.after.splice(0)) send();
}

/** Data came in: counts it against the window, passes on what is of a known stream, and gives room back as OpenSSH does. */
function takeData(
  self: Sender,
  channel: Channel,
  stream: Chunk['stream'] | null,
  bytes: Bytes,
): Fault | null {
  const { local } = channel;
  if (bytes.length > MAX_PACKET)
    return { kind: 'channel-packet-too-big', channel: local, most: MAX_PACKET, size: bytes.length };
  if (bytes.length > channel.receiveWindow) {
    return {
      kind: 'window-exceeded',
      channel: local,
      window: channel.receiveWindow,
      size: bytes.length,
    };
  }
  if (channel.eofReceived) return { kind: 'data-after-eof', channel: local };
  channel.receiveWindow -= bytes.length;
  channel.consumed += bytes.length;
  if (stream === 'stdout') quote(self, channel, other(self.role), bytes);
  if (stream) self.event({ kind: 'output', channel: local, stream, bytes });
  const due = WINDOW - channel.receiveWindow > 3 * MAX_PACKET || channel.receiveWindow < WINDOW / 2;
  if (due && !channel.closeSent) giveRoom(self, channel, channel.consumed);
  return null;
}

/** Lets the other side send `bytes` more. */
export function giveRoom(self: Sender, channel: Channel, bytes: number): void {
  channel.receiveWindow += bytes;
  channel.consumed = 0;
  self.sendService(SSH_MSG_CHANNEL_WINDOW_ADJUST, {
    recipient_channel: channel.remote,
    bytes_to_add: bytes,
  });
}

/** RFC 4254 §5.2: a window never grows beyond 2^32 - 1. */
function takeRoom(self: Sender, channel: Channel, bytes: number): void {
  channel.sendWindow = Math.min(channel.sendWindow + bytes, 2 ** 32 - 1);
  sendWaiting(self, channel);
}

export const sendEof = (self: Sender, channel: Channel): void =>
  self.sendService(SSH_MSG_CHANNEL_EOF, { recipient_channel: channel.remote });

export function sendClose(self: Sender, channel: Channel): void {
  if (channel.closeSent) return;
  channel.closeSent = true;
  self.sendService(SSH_MSG_CHANNEL_CLOSE, { recipient_channel: channel.remote });
}

/** Does something now, or once all waiting data is out. */
export function afterData(channel: Channel, send: () => void): void {
  if (channel.waiting.length > 0) channel.after.push(send);
  else send();
}

type Holder = { readonly channels: ReadonlyMap<number, Channel> };
type Ending<Ended> = Sender & { failService(fault: Fault): Ended };
interface ToChannel {
  readonly recipient_channel: number;
}

/** Does something with the channel that a message names; a fault ends the connection. */
export function onChannel<State extends Holder, Ended>(
  self: { failService(fault: Fault): Ended },
  state: State,
  number: number,
  got: string,
  act: (channel: Channel) => Fault | null | void,
): State | Ended {
  const channel = state.channels.get(number);
  const fault: Fault | null | void = channel
    ? act(channel)
    : { kind: 'unknown-channel', channel: number, got };
  return fault ? self.failService(fault) : state;
}

/** What both roles do on the messages that a channel carries, RFC 4254 §5.2 and §5.3. */
export const onAdjust = <State extends Holder, Ended>(
  self: Ending<Ended>,
  state: State,
  { recipient_channel, bytes_to_add }: ToChannel & { readonly bytes_to_add: number },
): State | Ended =>
  onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_WINDOW_ADJUST', (channel) =>
    takeRoom(self, channel, bytes_to_add),
  );

export const onData = <State extends Holder, Ended>(
  self: Ending<Ended>,
  state: State,
  { recipient_channel, data }: ToChannel & { readonly data: Bytes },
): State | Ended =>
  onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_DATA', (channel) =>
    takeData(self, channel, 'stdout', data),
  );

export const onExtendedData = <State extends Holder, Ended>(
  self: Ending<Ended>,
  state: State,
  message: ToChannel & { readonly data_type_code: number; readonly data: Bytes },
): State | Ended =>
  onChannel(self, state, message.recipient_channel, 'SSH_MSG_CHANNEL_EXTENDED_DATA', (channel) =>
    takeData(self, channel, message.data_type_code === STDERR ? 'stderr' : null, message.data),
  );

export const onEof = <State extends Holder, Ended>(
  self: Ending<Ended>,
  state: State,
  { recipient_channel }: ToChannel,
): State | Ended =>
  onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_EOF', (channel) => {
    channel.eofReceived = true;
  });
