/** Which kinds of key a method can do with: a run for each that the engine has. */
import { algorithmsOf, keyTypes } from '../../protocol/ssh/public-key.ts';
import type { KeyType } from '../../protocol/ssh/key-type.ts';
import { complete, type ScenarioInput } from '../scenario.ts';
import { sumOf } from './cost.ts';
import { endingOf, endOf } from './ending.ts';
import type { Finding } from './facts.ts';
import { found, type LoginRun } from './login-run.ts';
import { proofOf } from './proof.ts';

/** Those that a user can have. */
export const userKeyTypes = (): readonly KeyType[] =>
  [...keyTypes.values()].filter(({ name }) => algorithmsOf(name).length > 0);

/** The same login with a key of another kind; as it is, where it has such a key. */
export function withKey(input: ScenarioInput, { name: type, title }: KeyType): ScenarioInput {
  const [key] = complete(input).client.keys;
  if (key?.type === type) return input;
  const name = `id_${title.toLowerCase()}`;
  const { user } = complete(input).client;
  const users = input.server?.users ?? {};
  return {
    ...input,
    client: { ...input.client, keys: [{ name, type, comment: key?.comment ?? '' }] },
    server: {
      ...input.server,
      users: { ...users, [user]: { ...users[user], authorized_keys: `{client:${name}}\n` } },
    },
  };
}

/** Whether the proof of a login needs a key pair of the user. */
export const needsKey = (login: LoginRun): boolean =>
  [...proofOf(login).lineage].some(({ symbol }) => symbol === 'd_U');

export function keyKind(login: LoginRun, { name: type, title }: KeyType): Finding {
  const at = endOf(login);
  return found(
    { kind: 'key-type', type, title, bytes: sumOf(login.frames), ending: endingOf(login) },
    login.atStep(at),
  );
}

export const noKey = (login: LoginRun): Finding => {
  const { value, frame, path } = proofOf(login);
  return found({ kind: 'no-key', label: value.label }, login.atFrame(frame, path));
};
