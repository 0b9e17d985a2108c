/**
 * What the server prints from a login to the end of its session. A client of OpenSSH has one, on channel 0: of
 * further ones only the packets are named. Files have the numbers that they have in debug mode: 3 is the connection,
 * 7, 8 and 10 are what a command reads, prints and complains to.
 */
import { fingerprint } from '../../../protocol/ssh/fingerprint.ts';
import { blobType, PublicKeyBlob } from '../../../protocol/ssh/public-key.ts';
import type { StepRecord } from '../../recorder.ts';
import { momentOf, type Moments, type Said } from '../moments.ts';
import { saidIn } from '../values.ts';
import type { Blocks } from './exchange-lines.ts';
import { activeOptions } from './key-files.ts';
import type { Login } from './login.ts';

/** @param next The server's next step. */
export function serverLoginLines(
  login: Login,
  blocks: Blocks,
  next: () => StepRecord | undefined,
): Moments {
  const follows = (moment: string): boolean => {
    const step = next();
    return step !== undefined && momentOf(step) === moment;
  };
  const entered = (): readonly string[] =>
    follows('send SSH_MSG_DEBUG')
      ? []
      : ['debug1: Entering interactive session for SSH2.', 'debug1: server_init_dispatch'];
  const activated = (): readonly string[] => [...activeOptions(login.options), ...entered()];

  return {
    // A process with the rights of the user takes over, and with it the keys.
    'engine logged-in'() {
      login.isIn = true;
      return {
        after: [
          'debug3: monitor_apply_keystate: packet_set_state',
          'debug2: ssh_set_newkeys: mode 0',
          `debug1: rekey in after ${blocks.in} blocks`,
          'debug2: ssh_set_newkeys: mode 1',
          `debug1: rekey out after ${blocks.out} blocks`,
          'debug1: ssh_packet_set_postauth: called',
          'debug3: ssh_packet_set_state: done',
          ...(follows('send SSH_MSG_GLOBAL_REQUEST') ? [] : activated()),
        ],
      };
    },
    'send SSH_MSG_GLOBAL_REQUEST'(step) {
      const keys = saidIn(step)
        .list('hostkeys')
        .filter((blob) => blob instanceof Uint8Array);
      return {
        before: [
          ...keys.map(
            (blob, at) =>
              `debug3: notify_hostkeys: key ${at}: ${blobType(PublicKeyBlob, blob)} ${fingerprint(blob)}`,
          ),
          `debug3: notify_hostkeys: sent ${keys.length} hostkeys`,
        ],
        after: activated(),
      };
    },
    'send SSH_MSG_DEBUG': (step) => ({
      before: [`debug3: sending debug message: ${saidIn(step).text('message_text')}`],
      after: entered(),
    }),
  };
}

export function serverSessionLines(login: Login): Moments {
  /** The client's number of our channel 0, and what it may still be sent. */
  let remote: number | null = null;
  let window = 0;
  let isInputOver = false;
  /** What the client last asked channel 0 to run. */
  let kind = '';

  /** Only what is about channel 0: as we number it in what comes in, as the client does in what goes out. */
  const onSession =
    (number: () => number | null, say: (step: StepRecord) => Said) =>
    (step: StepRecord): Said =>
      saidIn(step).number('recipient_channel') === number() ? say(step) : {};
  const incoming = (say: (step: StepRecord) => Said) => onSession(() => 0, say);
  const outgoing = (say: (step: StepRecord) => Said) => onSession(() => remote, say);

  return {
    'receive SSH_MSG_CHANNEL_OPEN'(step) {
      const opening = saidIn(step);
      const type = opening.text('channel_type');
      const number = opening.number('sender_channel');
      const size = opening.number('initial_window_size');
      if (remote === null) window = size;
      return {
        after: [
          `debug1: server_input_channel_open: ctype ${type} rchan ${number} win ${size} ` +
            `max ${opening.number('maximum_packet_size')}`,
        ],
      };
    },
    'engine channel-open': () => ({ after: remote === null ? SESSION_MADE : [] }),
    'send SSH_MSG_CHANNEL_OPEN_CONFIRMATION'(step) {
      const said = saidIn(step);
      if (said.number('sender_channel') !== 0) return {};
      remote = said.number('recipient_channel');
      return { before: ['debug1: server_input_channel_open: confirm session'] };
    },
    'receive SSH_MSG_GLOBAL_REQUEST'(step) {
      const request = saidIn(step);
      const name = request.text('request_name');
      const reply = Number(request.flag('want_reply'));
      return { after: [`debug1: server_input_global_request: rtype ${name} want_reply ${reply}`] };
    },
    'receive SSH_MSG_CHANNEL_REQUEST': incoming((step) => {
      const request = saidIn(step);
      const name = request.text('request_type');
      const reply = Number(request.flag('want_reply'));
      kind = name === 'exec' ? 'command' : name;
      return {
        after: [
          `debug1: server_input_channel_req: channel 0 request ${name} reply ${reply}`,
          'debug1: session_by_channel: session 0 channel 0',
          `debug1: session_input_channel_req: session 0 req ${name}`,
          ...(name === 'exec' || name === 'shell'
            ? [
                `debug2: channel_set_xtype: labeled channel 0 as session:${kind} ` +
                  '(inactive timeout 0)',
              ]
            : []),
        ],
      };
    }),
    'engine ran-command'() {
      if (kind !== 'command' && kind !== 'shell') return {};
      const { command } = login.options;
      const lines = [
        `Starting session: ${command === null ? kind : `forced-command (key-option) '${command}'`} for ${login.user} from ${login.place} id 0`,
        'debug2: fd 3 setting TCP_NODELAY',
        'debug3: set_sock_tos: set socket 3 IP_TOS 0x08',
        'debug2: fd 8 setting O_NONBLOCK',
        'debug2: fd 7 setting O_NONBLOCK',
        'debug2: fd 10 setting O_NONBLOCK',
      ];
      kind = '';
      return { after: lines };
    },
    'send SSH_MSG_CHANNEL_DATA': outgoing((step) => {
      window -= saidIn(step).bytes('data').length;
      return {};
    }),
    'send SSH_MSG_CHANNEL_EXTENDED_DATA': outgoing((step) => {
      const size = saidIn(step).bytes('data').length;
      const room = window;
      window -= size;
      return {
        before: [
          `debug2: channel 0: read ${size} from efd 10`,
          `debug2: channel 0: rwin ${room} elen ${size} euse 1`,
          `debug2: channel 0: sent ext data ${size}`,
        ],
      };
    }),
    'receive SSH_MSG_CHANNEL_WINDOW_ADJUST': incoming((step) => {
      const bytes = saidIn(step).number('bytes_to_add');
      window += bytes;
      return { after: [`debug2: channel 0: rcvd adjust ${bytes}`] };
    }),
    // The end of a command closes what it read from, unless the client did so before.
    'send SSH_MSG_CHANNEL_REQUEST': outgoing((step) => {
      if (saidIn(step).text('request_type') !== 'exit-status') return {};
      return {
        before: ['debug2: channel 0: request exit-status confirm 0'],
        after: [
          'debug1: session_exit_message: release channel 0',
          ...(isInputOver ? [] : GIVEN_UP),
        ],
      };
    }),
    'send SSH_MSG_CHANNEL_EOF': outgoing(() => ({
      before: OUTPUT_ENDED,
      after: ['debug2: channel 0: input drain -> closed'],
    })),
    'send SSH_MSG_CHANNEL_CLOSE': outgoing(() => {
      isInputOver = true;
      return { before: ['debug2: channel 0: send close'] };
    }),
    'receive SSH_MSG_CHANNEL_EOF': incoming(() => {
      const lines = isInputOver ? [] : INPUT_ENDED;
      isInputOver = true;
      return { after: ['debug2: channel 0: rcvd eof', ...lines] };
    }),
    'receive SSH_MSG_CHANNEL_CLOSE': incoming(() => ({
      after: ['debug2: channel 0: rcvd close'],
    })),
  };
}

const SESSION_MADE = [
  'debug1: input_session_request',
  'debug1: channel 0: new session [server-session] (inactive timeout: 0)',
  'debug2: session_new: allocate (allocated 0 max 10)',
  'debug3: session_unused: session id 0 unused',
  'debug1: session_new: session 0',
  'debug1: session_open: channel 0',
  'debug1: session_open: session 0: link with channel 0',
];

const GIVEN_UP = [
  'debug2: channel 0: write failed',
  'debug2: chan_shutdown_write: channel 0: (i0 o0 sock -1 wfd 7 efd 10 [read])',
  'debug2: channel 0: output open -> closed',
];

const OUTPUT_ENDED = [
  'debug2: channel 0: read failed rfd 8 maxlen 32768: Broken pipe',
  'debug2: channel 0: read failed',
  'debug2: chan_shutdown_read: channel 0: (i0 o3 sock -1 wfd 8 efd 10 [read])',
  'debug2: channel 0: input open -> drain',
  'debug2: channel 0: read 0 from efd 10',
  'debug2: channel 0: closing read-efd 10',
  'debug2: channel 0: ibuf empty',
  'debug2: channel 0: send eof',
];

const INPUT_ENDED = [
  'debug2: channel 0: output open -> drain',
  'debug2: channel 0: obuf empty',
  'debug2: chan_shutdown_write: channel 0: (i0 o1 sock -1 wfd 7 efd 10 [read])',
  'debug2: channel 0: output drain -> closed',
];
