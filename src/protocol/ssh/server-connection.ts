/** What the server does for a user who is in: channels, and commands that somebody else answers. RFC 4254. */
import { utf8 } from '../../codec/bytes.ts';
import type { Machine } from '../machine.ts';
import {
  giveRoom,
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
import {
  SSH_MSG_CHANNEL_FAILURE,
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION,
  SSH_MSG_CHANNEL_OPEN_FAILURE,
  SSH_MSG_CHANNEL_REQUEST,
  SSH_MSG_CHANNEL_SUCCESS,
  SSH_MSG_REQUEST_FAILURE,
  SSH_MSG_REQUEST_SUCCESS,
  type ChannelRequest,
} from './messages/connection.ts';
import type { Server, ServerInputs, ServerService } from './server.ts';

type At<N extends ServerService['at']> = Extract<ServerService, { readonly at: N }>;
type Connected = At<'connected'>;
/** RFC 4254 §5.1: reasons to refuse a channel. */
const ADMINISTRATIVELY_PROHIBITED = 1;
const UNKNOWN_CHANNEL_TYPE = 3;
const RESOURCE_SHORTAGE = 4;
/** OpenSSH's MaxSessions. */
const MAX_SESSIONS = 10;
/** Data in smaller pieces costs more than it carries, and one client could ask for millions of them. */
const LEAST_PACKET = 256;
const to = ['connected', 'ended'] as const;

function reply(self: Server, channel: Channel, wanted: boolean, good: boolean): void {
  if (!wanted) return;
  const message = good ? SSH_MSG_CHANNEL_SUCCESS : SSH_MSG_CHANNEL_FAILURE;
  self.sendService(message, { recipient_channel: channel.remote });
}

/** Why a channel is not opened, RFC 4254 §5.1; null where it is. */
function whyNot(
  self: Server,
  sessions: number,
  type: string,
  maxPacket: number,
): readonly [reason: number, description: string] | null {
  if (type !== 'session') return [UNKNOWN_CHANNEL_TYPE, `no ${type} here`];
  if (self.noMoreSessions) return [ADMINISTRATIVELY_PROHIBITED, 'no more sessions, as you said'];
  if (sessions >= MAX_SESSIONS)
    return [RESOURCE_SHORTAGE, `no more than ${MAX_SESSIONS} sessions at once`];
  if (maxPacket < LEAST_PACKET)
    return [RESOURCE_SHORTAGE, `maximum_packet_size ${maxPacket} is below ${LEAST_PACKET}`];
  return null;
}

/** Commands and shells are asked about; a terminal, unless the key forbids it, and variables are taken and change nothing. */
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
    !channel.started &&
    !channel.closeSent
  ) {
    channel.started = true;
    const command = request.request_type === 'exec' ? request.command : null;
    if (command !== null)
      self.io.hold('command', utf8(command), { symbol: 'cmd', owner: 'client', content: true });
    self.ask('run-command', { user: state.user, command, forced: state.limits.command });
    return { ...state, at: 'running-command', channel, wantReply };
  }
  const isTaken =
    request.request_type === 'env' || (request.request_type === 'pty-req' && state.limits.pty);
  reply(self, channel, wantReply, isTaken && !channel.closeSent);
  return state;
}

function ranCommand(
  self: Server,
  { user, limits, channels, channel, wantReply }: At<'running-command'>,
  answer: ServerInputs['answer run-command'],
): Connected {
  const { stdout, stderr, exitStatus } = answer;
  const recipient_channel = channel.remote;
  self.step('ran-command', {
    args: {
      ...{ user, stdout: stdout.length, stderr: stderr.length, status: exitStatus },
      ...(limits.command !== null && { forced: limits.command }),
    },
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
  return { at: 'connected', user, limits, channels };
}

export const serverConnectionEdges = (
  machine: Machine<Server, ServerService, ServerInputs>,
): Machine<Server, ServerService, ServerInputs> =>
  machine
    .stay(
      ['connected'],
      'SSH_MSG_GLOBAL_REQUEST',
      'RFC 4254 §4',
      (self, _state, { request_name, want_reply }) => {
        const known = request_name === 'no-more-sessions@openssh.com';
        if (known) self.noMoreSessions = true;
        if (!want_reply) return;
        if (known) self.sendService(SSH_MSG_REQUEST_SUCCESS, { response_data: new Uint8Array() });
        else self.sendService(SSH_MSG_REQUEST_FAILURE, {});
      },
    )
    .stay(['connected'], 'SSH_MSG_REQUEST_SUCCESS', 'RFC 4254 §4', () => undefined)
    .stay(['connected'], 'SSH_MSG_REQUEST_FAILURE', 'RFC 4254 §4', () => undefined)
    .stay(['connected'], 'SSH_MSG_CHANNEL_OPEN', 'RFC 4254 §5.1', (self, { channels }, request) => {
      const { channel_type, sender_channel, initial_window_size, maximum_packet_size } = request;
      const refusal = whyNot(self, channels.size, channel_type, maximum_packet_size);
      if (refusal) {
        const [reason_code, description] = refusal;
        self.sendService(SSH_MSG_CHANNEL_OPEN_FAILURE, {
          recipient_channel: sender_channel,
          reason_code,
          description,
          language_tag: '',
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
    .on('connected', 'SSH_MSG_CHANNEL_SUCCESS', to, 'RFC 4254 §5.4', (self, state, answer) =>
      // What OpenSSH does too: an answer to nothing changes nothing.
      onChannel(self, state, answer.recipient_channel, 'SSH_MSG_CHANNEL_SUCCESS', () => undefined),
    )
    .on('connected', 'SSH_MSG_CHANNEL_FAILURE', to, 'RFC 4254 §5.4', (self, state, answer) =>
      onChannel(self, state, answer.recipient_channel, 'SSH_MSG_CHANNEL_FAILURE', () => undefined),
    )
    .on('running-command', 'answer run-command', ['connected'], 'RFC 4254 §6.5', ranCommand)
    .on('connected', 'SSH_MSG_CHANNEL_WINDOW_ADJUST', to, 'RFC 4254 §5.2', onAdjust)
    .on('connected', 'SSH_MSG_CHANNEL_DATA', to, 'RFC 4254 §5.2', onData)
    .on('connected', 'SSH_MSG_CHANNEL_EXTENDED_DATA', to, 'RFC 4254 §5.2', onExtendedData)
    .on('connected', 'SSH_MSG_CHANNEL_EOF', to, 'RFC 4254 §5.3', onEof)
    .on(
      'connected',
      'SSH_MSG_CHANNEL_CLOSE',
      to,
      'RFC 4254 §5.3',
      (self, state, { recipient_channel }) =>
        onChannel(self, state, recipient_channel, 'SSH_MSG_CHANNEL_CLOSE', (channel) => {
          channel.waiting.length = 0;
          channel.after.length = 0;
          sendClose(self, channel);
          state.channels.delete(recipient_channel);
          self.event({ kind: 'channel-closed', channel: recipient_channel });
        }),
    );
