/** What a run needs that tells challenge and response as the textbooks do. */
import { toHex, type Bytes } from '../codec/bytes.ts';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { blobType, keyTypes, PublicKeyBlob, type KeyPair } from '../protocol/ssh/public-key.ts';
import '../protocol/ssh/textbook/methods.ts';
import { CHALLENGE_DRAW } from '../protocol/ssh/textbook/server.ts';
import { readLine } from './files/authorized-keys.ts';
import { fromBase64 } from './files/public-key-line.ts';
import { provideTextbook } from './late-textbook.ts';
import './proofs.ts';
import type { Keys } from './party.ts';
import { publicFileLabel } from './public-file.ts';
import type { Recorder } from './recorder.ts';
import { ScenarioError, type Scenario, type ScenarioKey } from './scenario.ts';
import { simulate } from './simulate.ts';

function keyWithId(authorizedKeys: string, keyId: string): Bytes | null {
  const lines = authorizedKeys.split('\n').map((line) => line.trim());
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    for (const type of keyTypes.keys()) {
      const { key } = readLine(line, type);
      if (key && fingerprint(key) === keyId) return key;
    }
  }
  return null;
}

/** That session is run, too: between the same ends with the same keys, and all that they draw for it is another's. */
function answerOfAnother({ client, server, ...scenario }: Scenario, keys: Keys): Bytes | null {
  const { replays_answer_of: seed = '', ...own } = client;
  const { recorder } = simulate({
    ...scenario,
    ...{ seed, ask: false, attack: null, overrides: challengeIn(scenario) },
    client: { ...own, keys: withPrivate(own.keys, keys.client) },
    server: { ...server, host_keys: withPrivate(server.host_keys, keys.server) },
  });
  const answer = recorder.frames.find(({ message }) =>
    message.endsWith('_CHALLENGE_RESPONSE'),
  )?.value;
  const isDigest = typeof answer === 'object' && answer !== null && 'digest' in answer;
  return isDigest && answer.digest instanceof Uint8Array ? answer.digest.slice() : null;
}

/** A number that is not drawn is the same in every session; all else that is set is set for this one. */
const challengeIn = ({ overrides }: Pick<Scenario, 'overrides'>): Scenario['overrides'] =>
  Object.fromEntries(Object.entries(overrides).filter(([label]) => label === CHALLENGE_DRAW));

const withPrivate = (keys: readonly ScenarioKey[], pairs: Keys['client']): ScenarioKey[] =>
  keys.map((key) => {
    const privateKey = pairs.get(key.name)?.privateKey;
    return privateKey ? { ...key, private: toHex(privateKey) } : key;
  });

function withPublicFiles(
  { client }: Scenario,
  keys: Keys,
  recorder: Recorder,
): ReadonlyMap<string, KeyPair> {
  const pairs = new Map(keys.client);
  for (const [at, { name, public_file }] of client.keys.entries()) {
    const pair = pairs.get(name);
    if (!pair || public_file === undefined) continue;
    const path = `client.keys[${at}].public_file`;
    const [type = '', base64 = ''] = keys.expand(public_file, path).split(' ');
    const blob = fromBase64(base64);
    if (type !== pair.algorithm.keyType || !blob || blobType(PublicKeyBlob, blob) !== type) {
      const message = `expected the public half of a key of type ${pair.algorithm.keyType}`;
      throw new ScenarioError([{ path, message }]);
    }
    const about = { symbol: 'K_U' };
    const publicBlob = recorder.io('client').hold(publicFileLabel(name), blob, about);
    pairs.set(name, { ...pair, publicBlob });
  }
  return pairs;
}

provideTextbook({
  withPublicFiles,
  challengesOf: (scenario, keys) => ({
    signsSessionId: scenario.client.signs_session_id ?? true,
    replayed: 'replays_answer_of' in scenario.client ? answerOfAnother(scenario, keys) : null,
    passesOn: null,
  }),
  decide(question, keysOf, verdictOn) {
    if (question.name !== 'authorize-key-id') return null;
    const { user, keyId } = question.ask;
    const publicKey = keyWithId(keysOf(user), keyId);
    const verdict = verdictOn(user, publicKey ?? new Uint8Array());
    return { name: question.name, answer: { publicKey, verdict } };
  },
});
