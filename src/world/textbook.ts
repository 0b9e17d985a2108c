/** What a run needs that tells challenge and response as the textbooks do. */
import { toHex, type Bytes } from '../codec/bytes.ts';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import { keyTypes } from '../protocol/ssh/public-key.ts';
import '../protocol/ssh/textbook/methods.ts';
import { readLine } from './files/authorized-keys.ts';
import { provideTextbook } from './late-textbook.ts';
import './proofs.ts';
import type { Keys } from './party.ts';
import type { Scenario, ScenarioKey } from './scenario.ts';
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
    ...{ seed, ask: false, attack: null },
    client: { ...own, keys: withPrivate(own.keys, keys.client) },
    server: { ...server, host_keys: withPrivate(server.host_keys, keys.server) },
  });
  const answer = recorder.frames.find(({ message }) => /_CHALLENGE_RESPONSE$/.test(message))?.value;
  const isDigest = typeof answer === 'object' && answer !== null && 'digest' in answer;
  return isDigest && answer.digest instanceof Uint8Array ? answer.digest.slice() : null;
}

const withPrivate = (keys: readonly ScenarioKey[], pairs: Keys['client']): ScenarioKey[] =>
  keys.map((key) => {
    const privateKey = pairs.get(key.name)?.privateKey;
    return privateKey ? { ...key, private: toHex(privateKey) } : key;
  });

provideTextbook({ keyWithId, answerOfAnother });
