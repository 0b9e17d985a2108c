/** `sshow keyscan`: which host keys a server shows. It believes everything, and logs in nowhere. */
import type { Bytes } from '../codec/bytes.ts';
import { Client } from '../protocol/ssh/client.ts';
import { blobType, PublicKeyBlob } from '../protocol/ssh/public-key.ts';
import { hostName } from '../world/files/host-name.ts';
import { publicKeyLine } from '../world/files/public-key-line.ts';
import { clientParty, Keys } from '../world/party.ts';
import type { Scenario } from '../world/scenario.ts';
import { faultMessage } from '../world/text/faults-en.ts';
import { EXIT, Failed, reasonOf } from './errors.ts';
import { print, say } from './io.ts';
import { readKeyscanOptions, type KeyscanOptions, type ScannedType } from './keyscan-options.ts';
import { reach } from './reach.ts';
import { checked, everything } from './scenario-file.ts';
import { liveRecorder } from './system-random.ts';
import { Line } from './tcp.ts';
import { IDENTIFICATION } from './version.ts';

export async function keyscan(argv: readonly string[]): Promise<number> {
  const options = readKeyscanOptions(argv);
  let found = 0;
  for (const type of options.types) {
    try {
      if (await scan(options, type)) found += 1;
    } catch (error) {
      // A server that was there a moment ago: what it showed then still counts.
      if (found === 0 || !(error instanceof Failed)) throw error;
      say(`sshow: ${error.message}`);
    }
  }
  return found > 0 ? EXIT.asked : EXIT.failed;
}

/** Prints the server's key of one type; false where none came. Throws Failed where nobody listens. */
async function scan(options: KeyscanOptions, type: ScannedType): Promise<boolean> {
  const { host, port } = options;
  const got = await ask(options, type);
  if (got.identification !== '') say(`# ${host}:${port} ${got.identification}`);
  if ('problem' in got) {
    say(`sshow: ${host} port ${port}: ${type.name}: ${got.problem}`);
    return false;
  }
  const keyType = blobType(PublicKeyBlob, got.key) ?? '';
  await print(`${hostName(host, port)} ${publicKeyLine(keyType, got.key, '')}\n`);
  return true;
}

/** What the server said of itself, empty where it said nothing; its key, or why none came. */
type Got = { readonly identification: string } & (
  { readonly key: Bytes } | { readonly problem: string }
);

/** One handshake, up to the question whether the key that came is known. */
async function ask(options: KeyscanOptions, { algorithms }: ScannedType): Promise<Got> {
  const socket = await reach(options.host, options.port, options.timeoutMs);
  const scenario = scanScenario(options, algorithms);
  const recorder = liveRecorder(scenario);
  let key: Bytes | undefined;
  const party = clientParty(scenario, recorder, new Keys(scenario, recorder), (question) => {
    if (question.name !== 'look-up-host-key') throw new Error(`asked ${question.name}`);
    key = question.ask.hostKey;
    // It was seen, and nothing follows from it: the client hangs up.
    return { name: question.name, answer: { found: 'refused' } };
  });
  const line = new Line({
    ...{ socket, recorder, party, keep: false },
    event: () => undefined,
    patience: options.timeoutMs,
  });
  line.start();
  await line.ended;
  const identification = party.engine instanceof Client ? party.engine.peerIdentification : '';
  if (key) return { identification, key };
  return { identification, problem: problemOf(line, party, options) };
}

function problemOf(
  { error, gaveUp }: Line,
  { closed }: ReturnType<typeof clientParty>,
  { timeoutMs }: KeyscanOptions,
): string {
  if (error) throw new Failed(`cannot go on: ${reasonOf(error)}`);
  if (gaveUp || !closed?.fault) return `no answer within ${timeoutMs / 1000} s`;
  return faultMessage(closed.fault, 'client').message;
}

/** A client that offers all that there is, of host keys only one type, and would have nobody to log in as. */
function scanScenario({ host, port }: KeyscanOptions, host_keys: readonly string[]): Scenario {
  const algorithms = { ...everything(), host_keys };
  const client = { identification: IDENTIFICATION, algorithms, keys: [], commands: [] };
  return checked({ client, server: { host, port, recorded: [] } }, 'keyscan');
}
