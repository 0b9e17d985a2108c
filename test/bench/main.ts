/**
 * How long a traced handshake takes, of SSH and of TLS, against the bare cryptography in it, and SSH's against the npm
 * package ssh2, all in one run of a production build. Rounds are interleaved, so that a machine whose speed drifts slows
 * all alike; what is printed are medians over rounds. Nothing is kept from one run to the next.
 */
import { catalog, wholeCatalog } from '../../src/world/scenarios/catalog.ts';
import { parseTlsScenario } from '../../src/world/parse-tls-scenario.ts';
import { complete } from '../../src/world/scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { simulateTls } from '../../src/world/tls.ts';
import { sshCodec, untracedSsh } from './ssh-bare.ts';
import { sshFloor, sshWorkOf } from './ssh-floor.ts';
import { ssh2Login } from './ssh2-peer.ts';
import { tlsCodec, untracedTls } from './tls-bare.ts';
import { tlsFloor, tlsWorkOf } from './tls-floor.ts';

const ROUNDS = 9;
const TIMES = 20;
const WARM_UP = 30;

const sshInput = catalog.find(({ name }) => name === 'first-contact')?.scenario ?? {};
const runSsh = (): ReturnType<typeof simulate> => simulate(complete(sshInput));
const sshSample = runSsh();
const sshWork = sshWorkOf(sshSample);

const tlsInput = wholeCatalog.find(({ name }) => name === 'tls-first-contact')?.scenario;
const runTls = (): ReturnType<typeof simulateTls> => simulateTls(parseTlsScenario(tlsInput));
const tlsSample = runTls();
const tlsWork = tlsWorkOf(tlsSample);

const contenders = {
  ssh: runSsh,
  sshFloor: () => sshFloor(sshWork),
  ssh2: ssh2Login,
  sshUntraced: () => untracedSsh(complete(sshInput)),
  sshCodec: () => sshCodec(sshSample),
  tls: runTls,
  tlsFloor: () => tlsFloor(tlsWork),
  tlsUntraced: () => untracedTls(parseTlsScenario(tlsInput)),
  tlsCodec: () => tlsCodec(tlsSample),
} as const satisfies Readonly<Record<string, () => unknown>>;
type Contender = keyof typeof contenders;

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < TIMES; n++) await work();
  return (performance.now() - start) / TIMES;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const rounded = (n: number): number => Math.round(n * 1000) / 1000;

async function measure(): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (const work of Object.values(contenders)) for (let n = 0; n < WARM_UP; n++) await work();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(contenders))
      (times[name] ??= []).push(await time(work));
  }
  return times;
}

const times = await measure();
const of = (name: Contender): number => median(times[name] ?? []);
/** Ratios are taken within each round, and then their median. */
const ratio = (a: Contender, b: Contender): number =>
  rounded(median((times[a] ?? []).map((value, round) => value / (times[b]?.[round] ?? NaN))));

const partsOf = (whole: Contender, floor: Contender, untraced: Contender, codec: Contender) => ({
  cryptography_ms: rounded(of(floor)),
  codec_ms: rounded(of(codec)),
  tracing_ms: rounded(of(whole) - of(untraced)),
  rest_ms: rounded(of(untraced) - of(floor) - of(codec)),
});

const ssh = {
  simulate_ms: rounded(of('ssh')),
  floor_ms: rounded(of('sshFloor')),
  ssh2_ms: rounded(of('ssh2')),
  to_floor: ratio('ssh', 'sshFloor'),
  to_ssh2: ratio('ssh', 'ssh2'),
  parts: partsOf('ssh', 'sshFloor', 'sshUntraced', 'sshCodec'),
};
const tls = {
  simulate_ms: rounded(of('tls')),
  floor_ms: rounded(of('tlsFloor')),
  to_floor: ratio('tls', 'tlsFloor'),
  parts: partsOf('tls', 'tlsFloor', 'tlsUntraced', 'tlsCodec'),
};

function printParts(parts: ReturnType<typeof partsOf>, whole: number): void {
  console.log('of which');
  for (const [name, ms] of Object.entries(parts)) {
    const share = `${ms} ms (${Math.round((100 * ms) / whole)} %)`;
    console.log(`  ${name.replace('_ms', '').padEnd(14)}${share}`);
  }
}

if (process.argv.includes('--json')) console.log(JSON.stringify({ ssh, tls }));
else {
  console.log(`one SSH login, both ends, traced ${ssh.simulate_ms} ms`);
  console.log(`bare noble calls, the floor      ${ssh.floor_ms} ms   ${ssh.to_floor} × the floor`);
  console.log(`ssh2, native cryptography        ${ssh.ssh2_ms} ms   ${ssh.to_ssh2} × ssh2`);
  printParts(ssh.parts, ssh.simulate_ms);
  console.log(`one page over TLS, both ends     ${tls.simulate_ms} ms`);
  console.log(`bare noble calls, the floor      ${tls.floor_ms} ms   ${tls.to_floor} × the floor`);
  printParts(tls.parts, tls.simulate_ms);
}
