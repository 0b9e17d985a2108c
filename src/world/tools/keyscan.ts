/** `ssh-keyscan`: which host keys come over the wire, whoever sends them. ssh-keyscan.c */
import type { Bytes } from '../../codec/bytes.ts';
import { blobType, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { hostName } from '../files/host-name.ts';
import type { Printed } from '../files/known-hosts-tools.ts';
import { publicKeyLine } from '../files/public-key-line.ts';
import { complete, type Scenario } from '../scenario.ts';
import { simulate, type Run } from '../simulate.ts';

/** A connection for each, with what it offers: those of keys in hardware find nothing here. */
const OFFERS = [
  ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
  ['ssh-ed25519'],
  ['sk-ecdsa-sha2-nistp256@openssh.com'],
  ['sk-ssh-ed25519@openssh.com'],
];

/** Whether the server's end can be connected to again: that of a recording cannot, nor without its private keys. */
export const canBeScanned = ({ server }: Scenario): boolean =>
  !server.recorded && server.host_keys.every((key) => key.public === undefined);

/**
 * What it prints about the server of a run, by real handshakes with whoever answers on the wire, each broken off when
 * a key has come. Null where the server's end cannot be connected to again.
 */
export function keyscan({ scenario }: Run): Printed | null {
  if (!canBeScanned(scenario)) return null;
  const { host, port } = scenario.server;
  const found = OFFERS.map((offer) => ask(scenario, offer));
  const stdout = found.flatMap(({ key }) =>
    key
      ? [`${hostName(host, port)} ${publicKeyLine(blobType(PublicKeyBlob, key) ?? '', key, '')}\n`]
      : [],
  );
  const stderr = found.map(({ banner }) =>
    banner === null ? '' : `# ${host}:${port} ${banner}\n`,
  );
  const status = stdout.length > 0 ? 0 : 1;
  return { stdout: stdout.join(''), stderr: stderr.join(''), status, text: null };
}

/** One handshake, up to the question whether the key that came is known. */
function ask(scenario: Scenario, host_keys: string[]) {
  const { attack, server, note: _, ...rest } = scenario;
  const run = simulate({
    ...rest,
    ask: true,
    answers: {},
    attack: attack?.kind === 'man-in-the-middle' ? attack : null,
    rekey: null,
    client: complete({ client: { keys: [], algorithms: { host_keys } } }).client,
    server: { ...server, users: {} },
  });
  const hello = run.recorder.frames.find(({ address }) =>
    /^(server|attacker)\/identification#1$/.test(address),
  );
  return { banner: typeof hello?.value === 'string' ? hello.value : null, key: keyOf(run) };
}

function keyOf({ answers }: Run): Bytes | null {
  const { question } = answers.asked.at(-1) ?? {};
  return question?.name === 'confirm-host-key' ? question.ask.hostKey : null;
}
