/**
 * What the client prints from its login to its end. OpenSSH has one session, on channel 0: of further
 * ones only the packets are named.
 */
import type { StepRecord } from '../recorder.ts';
import type { Moments, Said } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { opensshRareLog as rare } from './openssh-rare.ts';
import { argsOf, saidIn } from './values.ts';

/** Bytes of all packets so far, without identification lines, MACs and tags. */
export interface Traffic {
  readonly sent: number;
  readonly received: number;
}

export function sessionLines(traffic: Traffic): Moments {
  let enteredMs: number | null = null;
  let exitStatus = -1;
  /** The server's number of our channel 0, and what it may still send into it. */
  let remote: number | null = null;
  let window = 0;
  let confirmed = { window: 0, maximumPacket: 0 };

  /** Only what is about channel 0: as we number it in what comes in, as the server does in what goes out. */
  const onSession =
    (number: () => number | null, say: (step: StepRecord) => Said) =>
    (step: StepRecord): Said =>
      saidIn(step).number('recipient_channel') === number() ? say(step) : {};
  const incoming = (say: (step: StepRecord) => Said) => onSession(() => 0, say);
  const outgoing = (say: (step: StepRecord) => Said) => onSession(() => remote, say);
  const took = incoming((step) => {
    window -= saidIn(step).bytes('data').length;
    return {};
  });

  return {
    'send SSH_MSG_CHANNEL_OPEN'(step) {
      const opening = saidIn(step);
      if (opening.number('sender_channel') !== 0) return {};
      window = opening.number('initial_window_size');
      return { before: log['channel-opened']() };
    },
    'send SSH_MSG_GLOBAL_REQUEST'(step) {
      if (saidIn(step).text('request_name') !== 'no-more-sessions@openssh.com') return {};
      enteredMs = step.timeMs;
      return { before: log['no-more-sessions-requested'](), after: log['session-entered']() };
    },
    'receive SSH_MSG_GLOBAL_REQUEST'(step) {
      const request = saidIn(step);
      const name = request.text('request_name');
      const wantReply = request.flag('want_reply');
      return { after: log['global-request-received']({ name, wantReply }) };
    },
    'receive SSH_MSG_CHANNEL_OPEN_CONFIRMATION': incoming((step) => {
      const said = saidIn(step);
      remote = said.number('sender_channel');
      confirmed = {
        window: said.number('initial_window_size'),
        maximumPacket: said.number('maximum_packet_size'),
      };
      return { after: log['channel-confirmed']() };
    }),
    'send SSH_MSG_CHANNEL_REQUEST': outgoing((step) => {
      const request = saidIn(step);
      const command = request.text('command');
      return {
        before:
          request.text('request_type') === 'exec'
            ? log['command-requested']({ command })
            : rare['shell-requested'](),
        after: log['channel-set-up'](confirmed),
      };
    }),
    'receive SSH_MSG_CHANNEL_SUCCESS': incoming(() => ({
      after: log['command-answered']({ type: 99 }),
    })),
    'receive SSH_MSG_CHANNEL_FAILURE': incoming(() => ({
      after: log['command-answered']({ type: 100 }),
    })),
    'receive SSH_MSG_CHANNEL_WINDOW_ADJUST': incoming((step) => ({
      after: log['window-adjust-received']({ bytes: saidIn(step).number('bytes_to_add') }),
    })),
    'send SSH_MSG_CHANNEL_EOF': outgoing(() => ({
      before: log['input-ended'](),
      after: log['input-closed'](),
    })),
    'receive SSH_MSG_CHANNEL_DATA': took,
    'receive SSH_MSG_CHANNEL_EXTENDED_DATA': took,
    'send SSH_MSG_CHANNEL_WINDOW_ADJUST': outgoing((step) => {
      const bytes = saidIn(step).number('bytes_to_add');
      const left = window;
      window += bytes;
      return { after: log['window-adjusted']({ window: left, bytes }) };
    }),
    'receive SSH_MSG_CHANNEL_REQUEST': incoming((step) => {
      const request = saidIn(step);
      const name = request.text('request_type');
      return {
        after: log['channel-request-received']({ name, wantReply: request.flag('want_reply') }),
      };
    }),
    'engine command-ended'(step) {
      const args = argsOf(step);
      if (args.number('channel') === 0) exitStatus = args.number('status');
      return {};
    },
    'receive SSH_MSG_CHANNEL_EOF': incoming(() => ({ after: log['eof-received']() })),
    'receive SSH_MSG_CHANNEL_CLOSE': incoming(() => ({ after: log['close-received']() })),
    'send SSH_MSG_CHANNEL_CLOSE': outgoing(() => ({ after: log['channel-freed']() })),
    'engine goodbye'({ timeMs }) {
      if (enteredMs === null) return {};
      const seconds = (timeMs - enteredMs) / 1000;
      return { after: log.ended({ ...traffic, seconds, exitStatus }) };
    },
  };
}
