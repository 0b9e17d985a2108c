/**
 * How long a traced handshake takes, against the bare cryptography in it and against the npm package ssh2, all in one
 * run of a production build. Rounds are interleaved, so that a machine whose speed drifts slows all alike; what is
 * printed are medians over rounds. Nothing is kept from one run to the next.
 */
import { catalog } from '../../src/world/scenarios/catalog.ts';
import { complete } from '../../src/world/scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { codecOnly, untraced } from './bare.ts';
import { floor, workOf } from './floor.ts';
import { ssh2Login } from './ssh2-peer.ts';

const ROUNDS = 9;
const TIMES = 20;
const WARM_UP = 30;

const input = catalog.find(({ name }) => name === 'first-contact')?.scenario ?? {};
const run = (): ReturnType<typeof simulate> => simulate(complete(input));
const sample = run();
const work = workOf(sample);

const contenders: Readonly<Record<string, () => unknown>> = {
  simulate: run,
  floor: () => floor(work),
  ssh2: ssh2Login,
  untraced: () => untraced(complete(input)),
  codec: () => codecOnly(sample),
};

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
const of = (name: string): number => median(times[name] ?? []);
/** Ratios are taken within each round, and then their median. */
const ratio = (a: string, b: string): number =>
  median((times[a] ?? []).map((value, round) => value / (times[b]?.[round] ?? NaN)));

const ssh = {
  simulate_ms: rounded(of('simulate')),
  floor_ms: rounded(of('floor')),
  ssh2_ms: rounded(of('ssh2')),
  to_floor: rounded(ratio('simulate', 'floor')),
  to_ssh2: rounded(ratio('simulate', 'ssh2')),
  parts: {
    cryptography_ms: rounded(of('floor')),
    codec_ms: rounded(of('codec')),
    tracing_ms: rounded(of('simulate') - of('untraced')),
    rest_ms: rounded(of('untraced') - of('floor') - of('codec')),
  },
};

if (process.argv.includes('--json')) console.log(JSON.stringify({ ssh }));
else {
  const share = (ms: number): string =>
    `${rounded(ms)} ms (${Math.round((100 * ms) / ssh.simulate_ms)} %)`;
  console.log(`one login, both ends, traced     ${ssh.simulate_ms} ms`);
  console.log(`bare noble calls, the floor      ${ssh.floor_ms} ms   ${ssh.to_floor} × the floor`);
  console.log(`ssh2, native cryptography        ${ssh.ssh2_ms} ms   ${ssh.to_ssh2} × ssh2`);
  console.log('of which');
  console.log(`  cryptography  ${share(ssh.parts.cryptography_ms)}`);
  console.log(`  codec         ${share(ssh.parts.codec_ms)}`);
  console.log(`  tracing       ${share(ssh.parts.tracing_ms)}`);
  console.log(`  rest          ${share(ssh.parts.rest_ms)}`);
}
