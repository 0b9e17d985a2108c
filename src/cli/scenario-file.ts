/** Scenarios as people give them to the command line, and what our end of a real connection makes of them. */
import { toHex } from '../codec/bytes.ts';
import { OverrideError } from '../crypto/random.ts';
import { ciphers } from '../protocol/ssh/ciphers.ts';
import { kexes } from '../protocol/ssh/kexes.ts';
import { macs } from '../protocol/ssh/macs.ts';
import { keyAlgorithms } from '../protocol/ssh/public-key.ts';
import type { EndSide } from '../world/recorder.ts';
import { OWN_HOST_KEY_ALGORITHMS } from '../world/host-key-order.ts';
import type { AnyScenario } from '../world/kind.ts';
import { parseAnyScenario } from '../world/parse-any-scenario.ts';
import { parseScenario } from '../world/parse-scenario.ts';
import { ScenarioError, type Scenario, type ScenarioKey } from '../world/scenario.ts';
import { TOY_KEX } from '../world/toy.ts';
import { BadInput } from './errors.ts';
import { readText } from './io.ts';
import { jsonError } from './json-error.ts';
import { systemKey } from './system-key.ts';

export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at a name; empty where there is none. */
export function part(json: Json, name: string): Json {
  const value = json[name];
  return isObject(value) ? value : {};
}

/** Reads a file of JSON. Throws a BadInput with the file's name, line and column. */
export function readJson(option: string, path: string): Json {
  const text = readText(option, path);
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    const found = jsonError(text);
    const where = found ? `:${found.line}:${found.column}: ${found.problem}` : ': this is not JSON';
    throw new BadInput(`${path}${where}`);
  }
  throw new BadInput(`${path}: expected a scenario, which is a JSON object`);
}

/** Checks a scenario. Throws a BadInput that names the file, and the paths of what is wrong. */
export function checked(json: unknown, file: string): Scenario {
  return naming(file, () => parseScenario(json));
}

/** The same, of whatever protocol. */
export function checkedAny(json: unknown, file: string): AnyScenario {
  return naming(file, () => parseAnyScenario(json));
}

/** Does something with a scenario, and names its file where it cannot be run. */
export function naming<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof OverrideError)) throw error;
    throw new BadInput(file ? `${file}: ${error.message}` : error.message);
  }
}

/** What our end of a real connection takes from a scenario file: its own part, and the choices of the run. */
export function ownPart(path: string | undefined, side: EndSide): { run: Json; own: Json } {
  if (path === undefined) return { run: {}, own: {} };
  const json = readJson('--scenario', path);
  checked(json, path);
  const own = part(json, side);
  for (const end of ['client', 'server'] as const) {
    if (part(json, end)['recorded']) {
      throw new BadInput(`${path}: ${end}.recorded: a recording cannot speak with a real peer`);
    }
  }
  expectImplemented(part(own, 'algorithms'), `${path}: ${side}.algorithms`);
  const { overrides = {} } = json;
  const answers = side === 'client' ? personsAnswers(part(json, 'answers')) : {};
  return { run: { overrides, answers }, own };
}

/** Only what a person would be asked: who may log in for real is never decided by a file's answers. */
const personsAnswers = (answers: Json): Json =>
  Object.fromEntries(
    Object.entries(answers).filter(([address]) =>
      /^client\/(confirm-host-key|password)#/.test(address),
    ),
  );

const COMPRESSION = ['none'];

/** All algorithms that the engine has, in OpenSSH's order; those of host keys are for clients: a server has few keys. */
export const everything = () => ({
  ...parseScenario({}).server.algorithms,
  host_keys: OWN_HOST_KEY_ALGORITHMS,
  compression: COMPRESSION,
});

const known: Readonly<Record<string, Pick<ReadonlySet<string>, 'has'>>> = {
  kex: kexes,
  host_keys: keyAlgorithms,
  ciphers,
  macs,
  compression: new Set(COMPRESSION),
};

/** What is offered to a real peer must also be done. */
function expectImplemented(algorithms: Json, where: string): void {
  for (const [category, names] of Object.entries(algorithms)) {
    if (Array.isArray(names) && names.includes(TOY_KEX))
      throw new BadInput(
        `${where}.${category}: ${TOY_KEX} has 22 secrets in all, so it is offered to no real peer`,
      );
    const unknown = Array.isArray(names) ? names.find((name) => !known[category]?.has(name)) : null;
    if (unknown) throw new BadInput(`${where}.${category}: ${unknown} is not implemented here`);
  }
}

/**
 * Keys with private halves: those that the scenario leaves to its seed, which everybody knows, get one from the
 * system, for this run only. Throws a BadInput for a key that has only its public half.
 */
export function ownKeys(keys: readonly ScenarioKey[], where: string): ScenarioKey[] {
  return keys.map((key, at) => {
    if (typeof key.certificate === 'object') {
      throw new BadInput(
        `${where}[${at}].certificate: a real peer knows no authority of a scenario: give the line of a file`,
      );
    }
    if (key.private !== undefined) return key;
    if (key.public !== undefined) {
      throw new BadInput(
        `${where}[${at}]: its private key is needed, and only the public one is here`,
      );
    }
    return { ...key, private: toHex(systemKey(key.type)) };
  });
}
