/** What the server does for a user who is in: channels, and commands that somebody else answers. RFC 4254. */
import type { Machine } from '../machine.ts';
import {
  afterData,
  giveRoom,
  MAX_PACKET,
  openChannel,
  sendClose,
  sendEof,
  sendWaiting,
  STDERR,
  takeData,
  takeRoom,
  WINDOW,
  type Channel,
} from './channels.ts';
import type { Fault } from './fault.ts';
import {
  SSH_MSG_CHANNEL_FAILURE,
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION,
  SSH_MSG_CHANNEL_OPEN_FAILURE,
  SSH_MSG_CHANNEL_REQUEST,
  SSH_MSG_CHANNEL_SUCCESS,
  SSH_MSG_REQUEST_FAILURE,
  type ChannelRequest,
} from './messages/connection.ts';
import type { Server, ServerInputs, ServerService } from './server.ts';

type At<N extends ServerService['at']> = Extract<ServerService, { readonly at: N }>;
type Connected = At<'connected'>;
const UNKNOWN_CHANNEL_TYPE = 3;
const to = ['connected', 'ended'] as const;

function on(
  self: Server,
  state: Connected,
  number: number,
  got: string,
  act: (channel: Channel) => Fault | null | void,
): At<'connected' | 'ended'> {
  const channel = state.channels.get(number);
  const fault: Fault | null | void = channel
    ? act(channel)
    : { kind: 'unknown-channel', channel: number, got };
  return fault ? self.failService(fault) : state;
}

function reply(self: Server, channel: Channel, wanted: boolean, good: boolean): void {
  if (!wanted) return;
  const message = good ? SSH_MSG_CHANNEL_SUCCESS : SSH_MSG_CHANNEL_FAILURE;
  self.sendService(message, { recipient_channel: channel.remote });
}

/** Commands and shells are asked about; a terminal and variables are taken and change nothing. */
function takeRequest(
  self: Server,
  state: Connected,
  request: ChannelRequest,
): At<'connected' | 'running-command' | 'ended'> {
  const channel = state.channels.get(request.recipient_channel);
  if (!channel) {
    return self.failService({
      kind: 'unknown-channel',
      channel: request.recipient_channel,
      got: 'SSH_MSG_CHANNEL_REQUEST',
    });
  }
  const wantReply = request.want_reply;
  if (
    (request.request_type === 'exec' || request.request_type === 'shell') &&
    channel.receiveWindow === 0
  ) {
    const command = request.request_type === 'exec' ? request.command : null;
    self.ask('run-command', { user: state.user, command });
    return {
      at: 'running-command',
      user: state.user,
      channels: state.channels,
      channel,
      wantReply,
    };
  }
  reply(
    self,
    channel,
    wantReply,
    request.request_type === 'pty-req' || request.request_type === 'env',
  );
  return state;
}

function ranCommand(
  self: Server,
  { user, channels, channel, wantReply }: At<'running-command'>,
  answer: ServerInputs['answer run-command'],
): Connected {
  const { stdout, stderr, exitStatus } = answer;
  const recipient_channel = channel.remote;
  self.step('ran-command', {
    args: { user, stdout: stdout.length, stderr: stderr.length, status: exitStatus },
  });
  giveRoom(self, channel, WINDOW); // as OpenSSH: the whole window only once there is something to feed
  reply(self, channel, wantReply, true);
  if (stdout.length > 0) channel.waiting.push({ stream: 'stdout', bytes: stdout });
  if (stderr.length > 0) channel.waiting.push({ stream: 'stderr', bytes: stderr });
  channel.after.push(() => {
    const status = {
      request_type: 'exit-status',
      want_reply: false,
      exit_status: exitStatus,
    } as const;
    self.sendService(SSH_MSG_CHANNEL_REQUEST, { recipient_channel, ...status });
    sendEof(self, channel);
    sendClose(self, channel);
  });
  sendWaiting(self, channel);
  return { at: 'connected', user, channels };
}

export const serverConnectionEdges = (
  machine: Machine<Server, ServerService, ServerInputs>,
): Machine<Server, ServerService, ServerInputs> =>
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
    .stay(['connected'], 'SSH_MSG_CHANNEL_OPEN', 'RFC 4254 §5.1', (self, { channels }, request) => {
      const { channel_type, sender_channel, initial_window_size, maximum_packet_size } = request;
      if (channel_type !== 'session') {
        const reason = {
          reason_code: UNKNOWN_CHANNEL_TYPE,
          description: `no ${channel_type} here`,
          language_tag: '',
        };
        self.sendService(SSH_MSG_CHANNEL_OPEN_FAILURE, {
          recipient_channel: sender_channel,
          ...reason,
        });
        return;
      }
      let local = 0;
      while (channels.has(local)) local++;
      channels.set(
        local,
        openChannel(local, sender_channel, initial_window_size, maximum_packet_size, 0),
      );
      self.step('channel-open', {
        args: {
          channel: local,
          window: initial_window_size,
          packet: maximum_packet_size,
          command: '',
        },
      });
      self.sendService(SSH_MSG_CHANNEL_OPEN_CONFIRMATION, {
        recipient_channel: sender_channel,
        sender_channel: local,
        initial_window_size: 0,
        maximum_packet_size: MAX_PACKET,
        channel_data: new Uint8Array(),
      });
    })
    .on(
      'connected',
      'SSH_MSG_CHANNEL_REQUEST',
      ['connected', 'running-command', 'ended'],
      'RFC 4254 §5.4',
      takeRequest,
    )
    .on('running-command', 'answer run-command', ['connected'], 'RFC 4254 §6.5', ranCommand)
    .on(
      'connected',
      'SSH_MSG_CHANNEL_WINDOW_ADJUST',
      to,
      'RFC 4254 §5.2',
      (self, state, { recipient_channel, bytes_to_add }) =>
        on(self, state, recipient_channel, 'SSH_MSG_CHANNEL_WINDOW_ADJUST', (channel) =>
          takeRoom(self, channel, bytes_to_add),
        ),
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_DATA',
      to,
      'RFC 4254 §5.2',
      (self, state, { recipient_channel, data }) =>
        on(self, state, recipient_channel, 'SSH_MSG_CHANNEL_DATA', (channel) =>
          takeData(self, channel, 'stdout', data),
        ),
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_EXTENDED_DATA',
      to,
      'RFC 4254 §5.2',
      (self, state, { recipient_channel, data_type_code, data }) =>
        on(self, state, recipient_channel, 'SSH_MSG_CHANNEL_EXTENDED_DATA', (channel) =>
          takeData(self, channel, data_type_code === STDERR ? 'stderr' : 'stdout', data),
        ),
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_EOF',
      to,
      'RFC 4254 §5.3',
      (self, state, { recipient_channel }) =>
        on(self, state, recipient_channel, 'SSH_MSG_CHANNEL_EOF', (channel) => {
          channel.eofReceived = true;
        }),
    )
    .on(
      'connected',
      'SSH_MSG_CHANNEL_CLOSE',
      to,
      'RFC 4254 §5.3',
      (self, state, { recipient_channel }) =>
        on(self, state, recipient_channel, 'SSH_MSG_CHANNEL_CLOSE', (channel) => {
          channel.waiting.length = 0;
          channel.after.length = 0;
          afterData(channel, () => sendClose(self, channel));
          state.channels.delete(recipient_channel);
          self.event({ kind: 'channel-closed', channel: recipient_channel });
        }),
    );
