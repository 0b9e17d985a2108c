/** What the server prints during a key exchange, the first and any later one, up to new keys. */
import { rekeyBlocks } from '../openssh-habits.ts';
import type { StepRecord } from '../../recorder.ts';
import { blockOf, dhValueLines, PLAIN_BLOCK } from '../exchange-lines.ts';
import type { Moments } from '../moments.ts';
import { negotiationLines } from '../negotiation.ts';
import { bothProposals, negotiationLog } from '../openssh/negotiation.ts';
import type { Proposal } from '../terms.ts';
import { argsOf, proposalOf, saidIn } from '../values.ts';
import type { ServerFacts } from './facts.ts';
import type { Login } from './login.ts';

/** The blocks after which the keys in force are renewed, by direction. */
export interface Blocks {
  out: number;
  in: number;
}

export function serverExchangeLines(facts: ServerFacts, login: Login, blocks: Blocks): Moments {
  let isFirst = true;
  /** Both KEXINITs of this exchange, as far as they are there. */
  let client: Proposal | null = null;
  let server: Proposal | null = null;
  let wantsExtensions = false;
  /** Packets of each direction since the last new keys. */
  const packets = { out: 0, in: 0 };

  const proposals = (): readonly string[] =>
    client && server ? bothProposals('server', server, client) : [];

  function chosen(): readonly string[] {
    if (!client || !server) return [];
    const isStrict =
      client.kex_algorithms.includes('kex-strict-c-v00@openssh.com') &&
      server.kex_algorithms.includes('kex-strict-s-v00@openssh.com');
    return [
      ...(isFirst && isStrict ? negotiationLog['strict-kex-agreed']() : []),
      ...negotiationLines(client, server, { ...facts.client, side: 'client' }),
    ];
  }

  const dhValue = (step: StepRecord) => ({ after: login.said(...dhValueLines(step)) });
  const resetting = (step: StepRecord, line: string): readonly string[] =>
    argsOf(step).flag('strict') ? [line] : [];

  return {
    // The server's own KEXINIT is the first, unless the client begins a later exchange.
    'send SSH_MSG_KEXINIT'(step) {
      server = proposalOf(saidIn(step));
      const types = server.server_host_key_algorithms.join(',');
      return {
        before: isFirst
          ? login.said(...oldAlgorithms(facts), `debug1: list_hostkey_types: ${types}`)
          : [],
        after: login.said('debug1: SSH2_MSG_KEXINIT sent', ...proposals()),
      };
    },
    'receive SSH_MSG_KEXINIT'(step) {
      client = proposalOf(saidIn(step));
      wantsExtensions = client.kex_algorithms.includes('ext-info-c');
      return { after: login.said('debug1: SSH2_MSG_KEXINIT received', ...proposals()) };
    },
    'engine negotiated'(step) {
      const args = argsOf(step);
      blocks.out = rekeyBlocks(blockOf(args.text('cipher_s2c')));
      blocks.in = rekeyBlocks(blockOf(args.text('cipher_c2s')));
      return { after: login.said(...chosen(), 'debug1: expecting SSH2_MSG_KEX_ECDH_INIT') };
    },
    'engine fault': (step) => ({
      after: argsOf(step).text('kind') === 'no-common-algorithm' ? login.said(...chosen()) : [],
    }),
    'receive key exchange init': () => ({
      after: login.said('debug1: SSH2_MSG_KEX_ECDH_INIT received'),
    }),
    'engine made-ephemeral': dhValue,
    'engine computed-secret': dhValue,
    'send SSH_MSG_NEWKEYS'({ frame }) {
      packets.out = (frame?.sequence ?? 0) + 1;
      return {};
    },
    'engine keys-out'(step) {
      const told = isFirst && wantsExtensions && facts.hasExtensions;
      return {
        after: login.said(
          ...resetting(
            step,
            `debug1: ssh_packet_send2_wrapped: resetting send seqnr ${packets.out}`,
          ),
          'debug2: ssh_set_newkeys: mode 1',
          `debug1: rekey out after ${blocks.out} blocks`,
          'debug1: SSH2_MSG_NEWKEYS sent',
          ...(told ? [] : [EXPECTING_NEWKEYS]),
        ),
      };
    },
    'send SSH_MSG_EXT_INFO': () => ({
      before: login.said('debug1: Sending SSH2_MSG_EXT_INFO'),
      after: login.said(EXPECTING_NEWKEYS),
    }),
    'receive SSH_MSG_NEWKEYS'({ frame }) {
      packets.in = (frame?.sequence ?? 0) + 1;
      return {};
    },
    'engine keys-in'(step) {
      const done = isFirst ? ['debug1: KEX done'] : [];
      isFirst = false;
      client = server = null;
      return {
        after: login.said(
          ...resetting(step, `debug1: ssh_packet_read_poll2: resetting read seqnr ${packets.in}`),
          'debug1: SSH2_MSG_NEWKEYS received',
          'debug2: ssh_set_newkeys: mode 0',
          `debug1: rekey in after ${blocks.in} blocks`,
          ...done,
        ),
      };
    },
  };
}

export const noBlocks = (): Blocks => ({
  out: rekeyBlocks(PLAIN_BLOCK),
  in: rekeyBlocks(PLAIN_BLOCK),
});

const EXPECTING_NEWKEYS = 'debug1: expecting SSH2_MSG_NEWKEYS';

/** What an RSA key could do as well, and a server does not offer unless its configuration says so. */
const oldAlgorithms = ({ hostKeyTypes }: ServerFacts): readonly string[] =>
  hostKeyTypes
    .filter((type) => type === 'ssh-rsa')
    .map((type) => `debug3: append_hostkey_type: ${type} key not permitted by HostkeyAlgorithms`);
