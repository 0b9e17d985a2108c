/** What a real `ssh -vvv` printed in a session that was recorded, joined to its steps and to what each line is about. */
import type { FrameRecord } from '../recorder.ts';
import type { Run } from '../simulate.ts';

export interface TrueLine {
  readonly text: string;
  readonly step: number;
  /** Address of the frame or the field that it tells of; null where it tells of neither. */
  readonly focus: string | null;
}

/**
 * Each line in order; the steps never fall. A line about a packet is found by the packet's type, in the order sent. Of a
 * run that is not shown to its end, the lines up to there.
 */
export function trueLines({ recorder, scenario }: Run): readonly TrueLine[] {
  const reader = new Reader(recorder.frames);
  const negotiated = recorder.steps.findIndex(({ key }) => key === 'negotiated');
  const lines: TrueLine[] = [];
  let step = 0;
  for (const text of scenario.client.log ?? []) {
    const found = reader.read(text);
    if (!found || (isChoice(text) && negotiated < 0)) break;
    const { frame, focus } = found;
    step = Math.max(step, isChoice(text) ? negotiated : frame ? stepOf(frame) : step);
    lines.push({ text, step, focus });
  }
  return lines;
}

const isChoice = (text: string): boolean => text.startsWith('debug1: kex: ');

/** A recorded end's frame is there when it comes; ours when it is sent. */
const stepOf = ({ sentAt, receivedAt, from }: FrameRecord): number =>
  from === 'client' ? (receivedAt ?? sentAt) : sentAt;

/** Fields of a KEXINIT as the log calls them. */
const lists: Readonly<Record<string, string>> = {
  'KEX algorithms': 'kex_algorithms',
  'host key algorithms': 'server_host_key_algorithms',
  'ciphers ctos': 'encryption_algorithms_client_to_server',
  'ciphers stoc': 'encryption_algorithms_server_to_client',
  'MACs ctos': 'mac_algorithms_client_to_server',
  'MACs stoc': 'mac_algorithms_server_to_client',
  'compression ctos': 'compression_algorithms_client_to_server',
  'compression stoc': 'compression_algorithms_server_to_client',
  'languages ctos': 'languages_client_to_server',
  'languages stoc': 'languages_server_to_client',
};

/** Lines about a field of a packet, by how they begin: of the one that comes next from the client, or the server's last. */
const fields: readonly (readonly [RegExp, 'next' | 'last', string])[] = [
  [/^debug1: Server host key: /, 'last', 'K_S'],
  [/^debug1: Offering public key: /, 'next', ''],
  [/^debug1: Authentications that can continue: /, 'last', 'authentications_that_can_continue'],
  [/^debug1: Server accepts key: /, 'last', 'public_key_blob'],
  [/^debug3: sign_and_send_pubkey: /, 'next', 'signature'],
  [/^Authenticated to /, 'last', ''],
  [/^debug2: channel \d+: send open/, 'next', ''],
  [/^debug1: Sending command: /, 'next', 'command'],
  [/^debug1: kex_input_ext_info: /, 'last', ''],
  [/^debug1: SSH2_MSG_\w+ received/, 'last', ''],
  [/^debug1: client_input_channel_req: /, 'last', ''],
  [/^debug2: channel \d+: rcvd (eof|close)/, 'last', ''],
];

interface Found {
  readonly frame: FrameRecord | null;
  readonly focus: string | null;
}
const nothing: Found = { frame: null, focus: null };

class Reader {
  readonly #frames: Readonly<Record<'client' | 'server', readonly FrameRecord[]>>;
  readonly #at = { client: 0, server: 0 };
  /** Whose list is being printed. */
  #proposal: 'client' | 'server' = 'client';

  constructor(frames: readonly FrameRecord[]) {
    const of = (side: 'client' | 'server') => frames.filter(({ from }) => from === side);
    this.#frames = { client: of('client'), server: of('server') };
  }

  /** Null for a packet that the run does not show. */
  read(text: string): Found | null {
    const packet = /^debug3: (send|receive) packet: type (\d+)/.exec(text);
    if (packet) return this.#take(packet[1] === 'send' ? 'client' : 'server', Number(packet[2]));
    if (text.startsWith('debug1: Local version string ')) return this.#line('client');
    if (text.startsWith('debug1: Remote protocol version ')) return this.#line('server');
    if (text === 'debug2: local client KEXINIT proposal') this.#proposal = 'client';
    if (text === 'debug2: peer server KEXINIT proposal') this.#proposal = 'server';
    const list = lists[/^debug2: ([^:]+): /.exec(text)?.[1] ?? ''];
    if (list) return { frame: null, focus: `${this.#proposal}/SSH_MSG_KEXINIT#1.${list}` };
    const choice = choices.find(([begins]) => text.startsWith(`debug1: kex: ${begins}`));
    if (choice) return { frame: null, focus: `server/SSH_MSG_KEXINIT#1.${choice[1]}` };
    const rule = fields.find(([says]) => says.test(text));
    return rule ? this.#field(rule[1], rule[2]) : nothing;
  }

  #line(side: 'client' | 'server'): Found | null {
    const frame = this.#frames[side].find(({ message }) => message.startsWith('SSH-'));
    return frame ? { frame, focus: frame.address } : null;
  }

  /** The next packet of this type; some are printed nowhere, and are passed over. */
  #take(side: 'client' | 'server', type: number): Found | null {
    const frames = this.#frames[side];
    const at = frames.findIndex(
      ({ packet }, index) => index >= this.#at[side] && packet?.[TYPE] === type,
    );
    const frame = frames[at];
    if (!frame) return null;
    this.#at[side] = at + 1;
    return { frame, focus: frame.address };
  }

  #field(where: 'next' | 'last', field: string): Found {
    const frame =
      where === 'next'
        ? this.#frames.client[this.#at.client]
        : this.#frames.server[this.#at.server - 1];
    if (!frame) return nothing;
    return { frame: null, focus: field === '' ? frame.address : `${frame.address}.${field}` };
  }
}

/** Where the type of a message stands in a packet: behind its length and that of the padding. */
const TYPE = 5;

const choices: readonly (readonly [string, string])[] = [
  ['algorithm: ', 'kex_algorithms'],
  ['host key algorithm: ', 'server_host_key_algorithms'],
  ['server->client cipher: ', 'encryption_algorithms_server_to_client'],
  ['client->server cipher: ', 'encryption_algorithms_client_to_server'],
];
