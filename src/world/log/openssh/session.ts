/** What is printed once the user is in, and at the end of the connection. */
import type { Server } from '../terms.ts';

export const sessionLog = {
  // The session: one channel, number 0, whose input is empty. Sockets and files have the numbers
  // that they have in a terminal: 3 is the connection, 4, 5 and 6 are input, output and errors.

  'channel-opened': () => [
    'debug2: fd 4 setting O_NONBLOCK',
    'debug2: fd 5 setting O_NONBLOCK',
    'debug1: channel 0: new session [client-session] (inactive timeout: 0)',
    'debug3: ssh_session2_open: channel_new: 0',
    'debug2: channel 0: send open',
  ],

  'no-more-sessions-requested': () => ['debug1: Requesting no-more-sessions@openssh.com'],

  'session-entered': () => [
    'debug1: Entering interactive session.',
    'debug1: pledge: network',
    'debug3: client_repledge: enter',
  ],

  'global-request-received': ({ name, wantReply }: { name: string; wantReply: boolean }) => [
    `debug1: client_input_global_request: rtype ${name} want_reply ${Number(wantReply)}`,
  ],

  'debug-received': ({ message }: { message: string }) => [`debug1: Remote: ${message}`],

  'channel-confirmed': () => [
    'debug2: channel_input_open_confirmation: channel 0: callback start',
    'debug2: fd 3 setting TCP_NODELAY',
    'debug3: set_sock_tos: set socket 3 IP_TOS 0x08',
    'debug2: client_session2_setup: id 0',
  ],

  /** Before the request is sent. */
  'command-requested': ({ command }: { command: string }) => [
    `debug1: Sending command: ${command}`,
    'debug2: channel 0: request exec confirm 1',
  ],

  /** After the request is sent. @param window, maximumPacket As the server confirmed them. */
  'channel-set-up': ({ window, maximumPacket }: { window: number; maximumPacket: number }) => [
    'debug3: client_repledge: enter',
    'debug1: pledge: fork',
    'debug2: channel_input_open_confirmation: channel 0: callback done',
    `debug2: channel 0: open confirm rwindow ${window} rmax ${maximumPacket}`,
  ],

  'window-adjust-received': ({ bytes }: { bytes: number }) => [
    `debug2: channel 0: rcvd adjust ${bytes}`,
  ],

  /** @param type CHANNEL_SUCCESS, or CHANNEL_FAILURE. */
  'command-answered': ({ type }: { type: 99 | 100 }) => [
    `debug2: channel_input_status_confirm: type ${type} id 0`,
    type === 99 ? 'debug2: exec request accepted on channel 0' : 'exec request failed on channel 0',
  ],

  /** The client's input is at its end, once there is a window to send into. Before EOF is sent. */
  'input-ended': () => [
    'debug2: channel 0: read failed rfd 4 maxlen 32768: Broken pipe',
    'debug2: channel 0: read failed',
    'debug2: chan_shutdown_read: channel 0: (i0 o0 sock -1 wfd 4 efd 6 [write])',
    'debug2: channel 0: input open -> drain',
    'debug2: channel 0: ibuf empty',
    'debug2: channel 0: send eof',
  ],

  /** After EOF is sent. */
  'input-closed': () => ['debug2: channel 0: input drain -> closed'],

  /** @param window What was left before the adjustment. */
  'window-adjusted': ({ window, bytes }: { window: number; bytes: number }) => [
    `debug2: channel 0: window ${window} sent adjust ${bytes}`,
  ],

  'channel-request-received': ({ name, wantReply }: { name: string; wantReply: boolean }) => [
    `debug1: client_input_channel_req: channel 0 rtype ${name} reply ${Number(wantReply)}`,
  ],

  'eof-received': () => [
    'debug2: channel 0: rcvd eof',
    'debug2: channel 0: output open -> drain',
    'debug2: channel 0: obuf empty',
    'debug2: chan_shutdown_write: channel 0: (i3 o1 sock -1 wfd 5 efd 6 [write])',
    'debug2: channel 0: output drain -> closed',
  ],

  /** Before CLOSE is sent in return. */
  'close-received': () => [
    'debug2: channel 0: rcvd close',
    'debug3: channel 0: will not send data after close',
    'debug2: channel 0: almost dead',
    'debug2: channel 0: gc: notify user',
    'debug2: channel 0: gc: user detached',
    'debug2: channel 0: send close',
  ],

  /** After CLOSE is sent. */
  'channel-freed': () => [
    'debug2: channel 0: is dead',
    'debug2: channel 0: garbage collecting',
    'debug1: channel 0: free: client-session, nchannels 1',
    'debug3: channel 0: status: The following connections are open:',
    '  #0 client-session (t4 [session] r0 i3/0 o3/0 e[write]/0 fd -1/-1/6 ' +
      'sock -1 cc -1 io 0x00/0x00)',
    '',
  ],

  // The end

  /**
   * After DISCONNECT is sent.
   * @param sent, received Bytes of all packets, without identification lines, MACs and tags.
   * @param seconds Since the session was entered.
   */
  ended: (end: { sent: number; received: number; seconds: number; exitStatus: number }) => [
    `Transferred: sent ${end.sent}, received ${end.received} bytes, ` +
      `in ${end.seconds.toFixed(1)} seconds`,
    ...(end.seconds > 0
      ? [
          `Bytes per second: sent ${(end.sent / end.seconds).toFixed(1)}, ` +
            `received ${(end.received / end.seconds).toFixed(1)}`,
        ]
      : []),
    `debug1: Exit status ${end.exitStatus}`,
  ],

  'disconnect-received': (got: Server & { code: number; description: string }) => [
    `Received disconnect from ${got.address} port ${got.port}:${got.code}: ${got.description}`,
    `Disconnected from ${got.address} port ${got.port}`,
  ],

  /** The server went away without a word, before the login. */
  'connection-closed': ({ address, port }: Server) => [
    `Connection closed by ${address} port ${port}`,
  ],
};
