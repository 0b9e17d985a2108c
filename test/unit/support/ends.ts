/** Ends of a connection for tests: engines with everything around them, which can be made to misbehave. */
import { utf8, type Bytes } from '../../../src/codec/bytes.ts';
import { encode } from '../../../src/codec/tape.ts';
import { rest } from '../../../src/codec/types.ts';
import { seededRandom } from '../../../src/crypto/random.ts';
import { Client, type ClientConfig } from '../../../src/protocol/ssh/client.ts';
import type { Message } from '../../../src/protocol/ssh/messages/message.ts';
import type { KeyAlgorithm } from '../../../src/protocol/ssh/key-algorithm.ts';
import { algorithmsOf, type KeyPair } from '../../../src/protocol/ssh/public-key.ts';
import {
  noLimits,
  type Answered,
  type KeyVerdict,
  type OpenQuestion,
} from '../../../src/protocol/ssh/questions.ts';
import { Server, type ServerConfig } from '../../../src/protocol/ssh/server.ts';
import type { FrameReport, Io, Signer, StepReport } from '../../../src/protocol/trace.ts';

/** What a side reported, for tests to look at. */
export class Watch implements Io {
  readonly steps: { readonly key: string; readonly report: StepReport | undefined }[] = [];
  readonly frames: (FrameReport & { readonly way: 'out' | 'in' })[] = [];
  /** Recorded values by symbol or label, the last one of each. */
  readonly values = new Map<string, Bytes>();
  /** Puts another signature in the place of a right one. */
  forge: ((signature: Bytes, data: Bytes, key: Signer) => Bytes) | null = null;
  readonly #random: ReturnType<typeof seededRandom>;

  constructor(seed: string) {
    this.#random = seededRandom(seed);
  }

  random: Io['random'] = (label, length, about) => {
    let bytes = this.#random(label, length);
    while (about.fits && !about.fits(bytes)) bytes = this.#random(label, length);
    return this.hold(label, bytes, about);
  };
  draw: Io['draw'] = (label, length) => this.#random(label, length);
  hold: Io['hold'] = (label, bytes, { symbol }) => {
    this.values.set(symbol ?? label, bytes);
    return bytes;
  };
  compute: Io['compute'] = (label, _how, _from, about, make) => this.hold(label, make(), about);
  derive: Io['derive'] = (label, codec, value, _from, hash, about) =>
    this.hold(label, hash.digest(encode(codec, value)), about);
  sign: Io['sign'] = (label, key, data, _from, about) => {
    if (!key.privateKey) throw new RangeError('a private key is missing');
    const right = key.algorithm.sign(data, key.privateKey);
    return this.hold(label, this.forge ? this.forge(right, data, key) : right, about);
  };
  step: Io['step'] = (key, report) => void this.steps.push({ key, report });
  sent: Io['sent'] = (frame) => void this.frames.push({ ...frame, way: 'out' });
  received: Io['received'] = (frame) => void this.frames.push({ ...frame, way: 'in' });

  /** Names of the messages that went one way, in order. */
  names(way: 'out' | 'in'): string[] {
    return this.frames.filter((frame) => frame.way === way).map(({ message }) => message);
  }

  value(name: string): Bytes {
    const value = this.values.get(name);
    if (!value) throw new Error(`nobody recorded ${name}`);
    return value;
  }
}

/** Replaces a payload by others before it is sent; the first of the same number counts as the payload itself. */
export type Alter = (message: string, payload: Bytes) => readonly Bytes[];

const raw = (name: string): Message<Bytes> => ({
  name,
  number: 0,
  source: 'made by hand',
  from: 'both',
  walk: (tape, value) => rest.walk(tape, value),
});

/** A client that can say what it wants, under its own keys. */
export class PuppetClient extends Client {
  alter: Alter = (_message, payload) => [payload];

  override sendNow<V>(message: Message<V>, value: V, pad = 0): Bytes {
    const payload = encode(message, value);
    const sent = this.alter(message.name, payload);
    for (const one of sent) super.sendNow(raw(message.name), one, pad);
    return sent.find((one) => one[0] === payload[0]) ?? payload;
  }

  say(payload: Bytes): void {
    super.sendNow(raw('said by hand'), payload);
  }
}

/** A server that can say what it wants, under its own keys. */
export class PuppetServer extends Server {
  alter: Alter = (_message, payload) => [payload];

  override sendNow<V>(message: Message<V>, value: V, pad = 0): Bytes {
    const payload = encode(message, value);
    const sent = this.alter(message.name, payload);
    for (const one of sent) super.sendNow(raw(message.name), one, pad);
    return sent.find((one) => one[0] === payload[0]) ?? payload;
  }

  say(payload: Bytes): void {
    super.sendNow(raw('said by hand'), payload);
  }
}

export function keyPair(
  seed: string,
  type = 'ssh-ed25519',
): KeyPair & { readonly privateKey: Bytes } {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) throw new Error(`no ${type}`);
  const privateKey = privateKeyFrom(
    algorithm,
    seededRandom(seed)('private key', algorithm.randomLength),
  );
  return { algorithm, privateKey, publicBlob: algorithm.publicBlob(privateKey), comment: seed };
}

/** The private key that random bytes give. */
export const privateKeyFrom = ({ fromRandom }: KeyAlgorithm, random: Bytes): Bytes =>
  fromRandom?.make(random, []) ?? random;

export const userKey = keyPair('alice');
export const hostKey = keyPair('host');

export const defaultAlgorithms = {
  kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org', 'diffie-hellman-group14-sha256'],
  host_keys: ['ssh-ed25519'],
  ciphers: ['chacha20-poly1305@openssh.com', 'aes256-gcm@openssh.com', 'aes256-ctr'],
  macs: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-256'],
  compression: ['none'],
};

export const strictMarkers = {
  client: ['ext-info-c', 'kex-strict-c-v00@openssh.com'],
  server: ['kex-strict-s-v00@openssh.com'],
};

export const clientDefaults: ClientConfig = {
  identification: 'SSH-2.0-test_client',
  host: 'server.example',
  algorithms: defaultAlgorithms,
  markers: strictMarkers.client,
  user: 'alice',
  keys: [userKey],
  mayAskPassword: false,
  passwordPrompts: 3,
  preferredMethods: ['publickey', 'keyboard-interactive', 'password'],
  challenges: null,
};

export const serverDefaults: ServerConfig = {
  identification: 'SSH-2.0-test_server',
  linesBefore: [],
  algorithms: defaultAlgorithms,
  markers: strictMarkers.server,
  hostKeys: [hostKey],
  extensions: { 'server-sig-algs': 'ssh-ed25519' },
  announceHostKeys: false,
  authMethods: ['publickey', 'password'],
  methodLists: [],
  maxAuthTries: 6,
  banner: null,
  checksSessionId: true,
  permitEmptyPasswords: false,
};

export const keyAt = (line: number, ...notes: readonly string[]): KeyVerdict => ({
  ...{ line, forbidden: null, notes, limits: noLimits },
});
export const noKey: KeyVerdict = { line: null, forbidden: null, notes: [], limits: noLimits };

export type Reply = (question: OpenQuestion) => Answered | null;

/** Everybody is known, alice's key and the password `right` are good, and commands echo themselves. */
export const friendly: Reply = (question) => {
  switch (question.name) {
    case 'look-up-host-key':
      return { name: question.name, answer: { found: 'known', line: 1 } };
    case 'confirm-host-key':
      return { name: question.name, answer: 'yes' };
    case 'password':
      return { name: question.name, answer: 'right' };
    case 'authorize-key':
      return { name: question.name, answer: keyAt(1) };
    case 'prompt':
      return { name: question.name, answer: 'right' };
    case 'challenge': {
      const { answered } = question.ask;
      const isRight = answered[0]?.[0] === 'right';
      const ask = { name: '', instruction: '', prompts: [{ prompt: 'Password: ', echo: false }] };
      return {
        name: question.name,
        answer:
          answered.length === 0
            ? { verdict: 'ask', ...ask }
            : { verdict: isRight ? 'accepted' : 'refused' },
      };
    }
    case 'check-password':
      return { name: question.name, answer: question.ask.password === 'right' };
    case 'authorize-key-id':
      return { name: question.name, answer: { publicKey: userKey.publicBlob, verdict: keyAt(1) } };
    case 'answer-challenge':
    case 'judge-response':
      return null;
    case 'run-command':
      return {
        name: question.name,
        answer: {
          stdout: utf8(question.ask.command ?? 'a shell'),
          stderr: new Uint8Array(),
          exitStatus: 0,
        },
      };
  }
};
