/** What the client does once it is in: channels, commands, and polite answers to what it does not know. RFC 4254. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import type { Machine } from '../machine.ts';
import {
  afterData,
  MAX_PACKET,
  onAdjust,
  onChannel,
  onData,
  onEof,
  onExtendedData,
  openChannel,
  sendClose,
  sendEof,
  sendWaiting,
  WINDOW,
  type Channel,
} from './channels.ts';
import type { Client, ClientInputs, ClientService } from './client.ts';
import {
  SSH_MSG_CHANNEL_FAILURE,
  SSH_MSG_CHANNEL_OPEN,
  SSH_MSG_CHANNEL_OPEN_FAILURE,
  SSH_MSG_CHANNEL_REQUEST,
  SSH_MSG_GLOBAL_REQUEST,
  SSH_MSG_REQUEST_FAILURE,
} from './messages/connection.ts';
import { disconnectReasons, SSH_MSG_DISCONNECT } from './messages/transport.ts';

export type ClientCommand =
  | { readonly do: 'start' }
  /** Opens a session channel and runs a command on it; null asks for a shell. */
  | { readonly do: 'open'; readonly command: string | null }
  | { readonly do: 'send'; readonly channel: number; readonly bytes: Bytes }
  | { readonly do: 'eof'; readonly channel: number }
  | { readonly do: 'rekey' }
  /** Says to the server, once, that no more sessions will be opened. OpenSSH PROTOCOL §2.2. */
  | { readonly do: 'no-more-sessions' }
  | { readonly do: 'close' };

type Connected = Extract<ClientService, { readonly at: 'connected' }>;
const ADMINISTRATIVELY_PROHIBITED = 1;
const GOODBYE = 'disconnected by user';

const connected = (self: Client): Connected | null =>
  self.service.at === 'connected' ? self.service : null;

export function takeCommand(
  self: Client,
  command: Exclude<ClientCommand, { do: 'start' | 'rekey' }>,
): void {
  if (command.do === 'close') return goodbye(self);
  const state = connected(self);
  if (!state) return;
  if (command.do === 'open') open(self, state, command.command);
  else if (command.do === 'no-more-sessions') {
    self.sendService(SSH_MSG_GLOBAL_REQUEST, {
      request_name: 'no-more-sessions@openssh.com',
      want_reply: false,
    });
  } else {
    const channel = state.channels.get(command.channel);
    if (!channel || channel.closeSent) return;
    if (command.do === 'eof') afterData(channel, () => sendEof(self, channel));
    else {
      channel.waiting.push({ stream: 'stdout', bytes: command.bytes });
      sendWaiting(self, channel);
    }
  }
}

/** RFC 4253 §11.1: by application. */
function goodbye(self: Client): void {
  const reason_code = disconnectReasons.SSH_DISCONNECT_BY_APPLICATION;
  if (self.service.at !== 'none') {
    self.sendNow(SSH_MSG_DISCONNECT, { reason_code, description: GOODBYE, language_tag: '' });
  }
  self.step('goodbye');
  self.close(null);
}

function open(self: Client, state: Connected, command: string | null): void {
  const local =
    [...state.channels.keys(), ...state.opening.keys()].reduce((most, n) => Math.max(most, n), -1) +
    1;
  state.opening.set(local, command);
  self.sendService(SSH_MSG_CHANNEL_OPEN, {
    channel_type: 'session',
    sender_channel: local,
    initial_window_size: WINDOW,
    maximum_packet_size: MAX_PACKET,
    channel_data: new Uint8Array(),
  });
}

/** Whether an answer is to what we asked for; one that nobody waits for is passed over. */
function answered(channel: Channel): boolean {
  const { pending } = channel;
  channel.pending = false;
  return pending;
}

const to = ['connected', 'ended'] as const;

export const connectionEdges = (
  machine: Machine<Client, ClientService, ClientInputs>,
): Machine<Client, ClientService, ClientInputs> =>
  machine
    .stay(
      ['connected'],
      'SSH_MSG_GLOBAL_REQUEST',
      'RFC 4254 §4',
      (self, _state, { want_reply }) => {
        if (want_reply) self.sendService(SSH_MSG_REQUEST_FAILURE, {});
      },
    )
    .stay(['connected'], 'SSH_MSG_REQUEST_SUCCESS', 'RFC 4254 §4', () => undefined)
    .stay(['connected'], 'SSH_MSG_REQUEST_FAILURE', 'RFC 4254 §4', () => undefined)
    .stay(
      ['connected'],
      'SSH_MSG_CHANNEL_OPEN',
      'RFC 4254 §5.1',
      (self, _state, { sender_channel }) => {
        const reason = {
          reason_code: ADMINISTRATIVELY_PROHIBITED,
          description: 'not asked for',
          language_tag: '',
        };
        self.sendService(SSH_MSG_CHANNEL_OPEN_FAILURE, {
          recipient_channel: sender_channel,
          ...reason,
        });
      },
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
      to,
      'RFC 4254 §5.1',
      (self, state, confirmed) => {
        const command = state.opening.get(confirmed.recipient_channel);
        if (command === undefined) {
          const { recipient_channel: channel } = confirmed;
          return self.failService({
            kind: 'unknown-channel',
            channel,
            got: 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION',
          });
        }
        const {
          recipient_channel: local,
          sender_channel,
          initial_window_size,
          maximum_packet_size,
        } = confirmed;
        state.opening.delete(local);
        state.channels.set(local, {
          ...openChannel(local, sender_channel, initial_window_size, maximum_packet_size, WINDOW),
          pending: true,
        });
        self.step('channel-open', {
          args: {
            channel: local,
            window: initial_window_size,
            packet: maximum_packet_size,
            command: command ?? '',
          },
        });
        self.event({ kind: 'channel-open', channel: local });
        const request = { recipient_channel: sender_channel, want_reply: true };
        if (command === null)
          self.sendService(SSH_MSG_CHANNEL_REQUEST, { ...request, request_type: 'shell' });
        else {
          self.io.hold('command', utf8(command), { symbol: 'cmd', content: true });
          self.sendService(SSH_MSG_CHANNEL_REQUEST, { ...request, request_type: 'exec', command });
        }
        return state;
      },
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_OPEN_FAILURE',
      to,
      'RFC 4254 §5.1',
      (self, state, failure) => {
        if (!state.opening.delete(failure.recipient_channel)) {
          return self.failService({
            kind: 'unknown-channel',
            channel: failure.recipient_channel,
            got: 'SSH_MSG_CHANNEL_OPEN_FAILURE',
          });
        }
        return self.failService({
          kind: 'channel-refused',
          reason: failure.reason_code,
          description: failure.description,
        });
      },
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_SUCCESS',
      to,
      'RFC 4254 §5.4',
      (self, state, { recipient_channel }) =>
        onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_SUCCESS', (channel) => {
          if (answered(channel)) self.event({ kind: 'command-started', channel: channel.local });
        }),
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_FAILURE',
      to,
      'RFC 4254 §5.4',
      (self, state, { recipient_channel }) =>
        onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_FAILURE', (channel) =>
          answered(channel) ? { kind: 'command-refused', request: 'exec' } : null,
        ),
    )
    .on('connected', 'SSH_MSG_CHANNEL_WINDOW_ADJUST', to, 'RFC 4254 §5.2', onAdjust)
    .on('connected', 'SSH_MSG_CHANNEL_DATA', to, 'RFC 4254 §5.2', onData)
    .on('connected', 'SSH_MSG_CHANNEL_EXTENDED_DATA', to, 'RFC 4254 §5.2', onExtendedData)
    .on('connected', 'SSH_MSG_CHANNEL_REQUEST', to, 'RFC 4254 §5.4', (self, state, request) =>
      onChannel(self, state, request.recipient_channel, 'SSH_MSG_CHANNEL_REQUEST', (channel) => {
        if (request.request_type === 'exit-status') {
          self.step('command-ended', {
            args: { channel: channel.local, status: request.exit_status },
          });
          self.event({ kind: 'exit-status', channel: channel.local, status: request.exit_status });
        } else if (request.want_reply)
          self.sendService(SSH_MSG_CHANNEL_FAILURE, { recipient_channel: channel.remote });
      }),
    )
    .on('connected', 'SSH_MSG_CHANNEL_EOF', to, 'RFC 4254 §5.3', onEof)
    .on(
      'connected',
      'SSH_MSG_CHANNEL_CLOSE',
      to,
      'RFC 4254 §5.3',
      (self, state, { recipient_channel }) =>
        onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_CLOSE', (channel) => {
          sendClose(self, channel);
          state.channels.delete(recipient_channel);
          self.event({ kind: 'channel-closed', channel: recipient_channel });
        }),
    );
