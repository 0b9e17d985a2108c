/** The words of the overview, which tell the whole story in a few steps; they load with the first view. */
import type { StepKey } from '../../protocol/ssh/steps.ts';
import { numberOf, short, textOf } from './prose.ts';
import type { StepContext, StepWords } from './words.ts';

const user = (name: string): string => short(name, 24);
const algorithm = (args: StepContext['args']): string => textOf(args, 'algorithm');

export type OverviewKey = (typeof overviewKeys)[number];
export const overviewKeys = [
  'versions-agreed',
  'negotiated',
  'computed-secret',
  'verified-host',
  'keys-in',
  'logged-in',
  'command-ended',
  'goodbye',
] as const satisfies readonly StepKey[];

export const overviewWords: { readonly [K in OverviewKey]: (context: StepContext) => StepWords } = {
  'versions-agreed': ({ args }) => ({
    title: 'Two computers say hello',
    text: 'Each says, in plain text that anyone on the way can read, which SSH it speaks. Both say 2.0.',
    verb: 'say hello',
    term: `identification strings, protoversion ${textOf(args, 'protoversion')}`,
  }),

  negotiated: ({ side, args, rekey }) => ({
    ...(side === 'client'
      ? {
          title: rekey ? 'They agree again how to talk' : 'They agree how to talk',
          text: 'Both have listed what they can do, best first. For each purpose, the first name on the client’s list that the server has too is taken.',
        }
      : {
          title: 'The server chooses by the same rule',
          text: 'It goes through both lists by the same rule, so nobody has to say what was chosen.',
        }),
    verb: 'agree',
    term: agreedNames(args),
  }),

  'computed-secret': ({ side, args, rekey }) => ({
    ...(side === 'server'
      ? {
          title: rekey ? 'A new secret agreed' : 'A secret agreed in the open',
          text: 'From its private value and the client’s public one, the server computes a secret; the client will get the same. Who only listens sees the public values, not the private ones.',
        }
      : {
          title: 'The client computes the secret',
          text: 'It uses its own private value and the public one that came. If that came as the server sent it, both now have the same secret.',
        }),
    verb: 'compute',
    term: `shared secret K, ${textOf(args, 'kex')}`,
  }),

  'verified-host': ({ args, result }) => ({
    title: 'The client checks the server’s signature',
    text:
      result === 'invalid'
        ? 'This host key’s owner did not make this signature over the hash that the client computed. Nothing is proven, and the client stops.'
        : 'The signature fits the hash that the client computed. So whoever answered holds this host key, and nothing in the hash was changed on the way.',
    verb: 'verify',
    term: `signature over H, ${algorithm(args)}`,
  }),

  'keys-in': ({ side, args, rekey }) => ({
    ...(side === 'client'
      ? {
          title: rekey ? 'The new keys take over' : 'Encryption starts',
          text: 'Each direction switches after its own NEWKEYS. What follows shows its size and time to who listens, and a packet that was changed is noticed.',
        }
      : {
          title: 'The server now reads with the new keys',
          text: 'The client’s NEWKEYS is in. All that comes after it must fit the new keys.',
        }),
    verb: 'switch keys',
    term: args['strict'] ? 'SSH_MSG_NEWKEYS, strict key exchange' : 'SSH_MSG_NEWKEYS',
  }),

  'logged-in': ({ side, args, user: name }) => ({
    ...(side === 'client'
      ? {
          title: 'The user is in',
          text: `${proof(textOf(args, 'method'))} From here on, ${user(name)} may open channels and run commands.`,
        }
      : {
          title: 'The server lets the user in',
          text: `From here on, the client may open channels and run commands as ${user(name)}.`,
        }),
    verb: side === 'client' ? 'log in' : 'let in',
    term: `method ${textOf(args, 'method')}`,
  }),

  'command-ended': ({ args }) => ({
    title: 'The command has run',
    text: `What it prints comes back encrypted, and so does how it ended: status ${status(numberOf(args, 'status'))}.`,
    verb: 'finish',
    term: `channel ${numberOf(args, 'channel')}, exit-status ${numberOf(args, 'status')}`,
  }),

  goodbye: ({ side }) => ({
    ...(side === 'client'
      ? {
          title: 'The client says goodbye',
          text: 'There is nothing left to do. The client ends the connection, and its keys with it: the next one makes new ones.',
        }
      : {
          title: 'The server hears the goodbye',
          text: 'The client has ended the connection. The server closes its side too.',
        }),
    verb: 'hang up',
    term: 'SSH_DISCONNECT_BY_APPLICATION',
  }),
};

/** What was agreed, each name once. */
function agreedNames(args: StepContext['args']): string {
  const agreed = ['kex', 'host_key', 'cipher_c2s', 'cipher_s2c', 'mac_c2s', 'mac_s2c'].map((name) =>
    textOf(args, name),
  );
  return [...new Set(agreed.filter((name) => name !== '' && name !== '<implicit>'))].join(', ');
}

function proof(method: string): string {
  if (method === 'publickey') return 'The server has accepted the signature.';
  if (method === 'password') return 'The server has accepted the password.';
  if (method === 'keyboard-interactive') return 'The server has accepted the answers.';
  if (method.startsWith('rsa-')) return 'The server has accepted the answer.';
  return 'The server has asked for no proof.';
}

const status = (code: number): string =>
  code === 0 ? '0, success' : `${code}, which is not success`;
