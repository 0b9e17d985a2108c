/** What the client prints during a key exchange, the first and any later one, up to new keys. */
import { bytesToBig } from '../../codec/bytes.ts';
import { ciphers } from '../../protocol/ssh/ciphers.ts';
import type { StepRecord } from '../recorder.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import { negotiationLines } from './negotiation.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import type { Proposal } from './terms.ts';
import { argsOf, proposalOf, saidIn } from './values.ts';

export const PLAIN_BLOCK = 8;

export function exchangeLines({ server: peer }: Facts): Moments {
  let isFirst = true;
  /** Both KEXINITs of this exchange, as far as they are there. */
  let client: Proposal | null = null;
  let server: Proposal | null = null;
  let blocks = { out: PLAIN_BLOCK, in: PLAIN_BLOCK };
  /** Packets of each direction since the last new keys. */
  const packets = { out: 0, in: 0 };

  const proposals = (): readonly string[] =>
    client && server ? log['kexinit-received']({ client, server }) : [];

  function chosen(): string[] {
    if (!client || !server) return [];
    const isStrict =
      client.kex_algorithms.includes('kex-strict-c-v00@openssh.com') &&
      server.kex_algorithms.includes('kex-strict-s-v00@openssh.com');
    return [
      ...(isFirst && isStrict ? log['strict-kex-agreed']() : []),
      ...negotiationLines(client, server, { ...peer, side: 'server' }),
    ];
  }

  return {
    // Either KEXINIT may be the first. What both propose is printed below that of the server,
    // or below our own where it is the answer.
    'send SSH_MSG_KEXINIT'(step) {
      client = proposalOf(saidIn(step));
      return { after: [...log['kexinit-sent'](), ...proposals().slice(1)] };
    },
    'receive SSH_MSG_KEXINIT'(step) {
      server = proposalOf(saidIn(step));
      if (client) return { after: proposals() };
      return { after: ['debug1: SSH2_MSG_KEXINIT received'] };
    },
    'engine negotiated'(step) {
      const args = argsOf(step);
      blocks = { out: blockOf(args.text('cipher_c2s')), in: blockOf(args.text('cipher_s2c')) };
      return { after: chosen() };
    },
    'engine fault': (step) => ({
      after: argsOf(step).text('kind') === 'no-common-algorithm' ? chosen() : [],
    }),
    'engine made-ephemeral': (step) => ({ after: dhValueLines(step) }),
    'send key exchange init': () => ({ after: log['kex-init-sent']() }),
    'engine computed-secret': (step) => ({ after: dhValueLines(step) }),
    'send SSH_MSG_NEWKEYS'({ frame }) {
      packets.out = (frame?.sequence ?? 0) + 1;
      return {};
    },
    'engine keys-out'(step) {
      const isStrict = argsOf(step).flag('strict');
      return {
        after: log['newkeys-sent']({
          packets: isStrict ? packets.out : null,
          blockSize: blocks.out,
        }),
      };
    },
    'receive SSH_MSG_NEWKEYS'({ frame }) {
      packets.in = (frame?.sequence ?? 0) + 1;
      return {};
    },
    'engine keys-in'(step) {
      const isStrict = argsOf(step).flag('strict');
      isFirst = false;
      client = server = null;
      return {
        after: log['newkeys-received']({
          packets: isStrict ? packets.in : null,
          blockSize: blocks.in,
        }),
      };
    },
  };
}

export const blockOf = (cipher: string): number => ciphers.get(cipher)?.blockLength ?? PLAIN_BLOCK;

const primeSizes: Readonly<Record<string, number>> = {
  'diffie-hellman-group14-sha256': 2048,
  'diffie-hellman-group16-sha512': 4096,
  'diffie-hellman-group18-sha512': 8192,
};

/** Both steps that deal with a public value name it second. */
export function dhValueLines(step: StepRecord): readonly string[] {
  const size = primeSizes[argsOf(step).text('kex')];
  const value = step.values[1]?.bytes;
  if (size === undefined || !value) return [];
  const bits = bytesToBig(value).toString(2).replaceAll('0', '').length;
  return log['dh-value-checked']({ bits, size });
}
