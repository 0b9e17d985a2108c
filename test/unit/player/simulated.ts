/** A run made by hand for tests of the player, which takes whatever a worker sends. */
import type { Client } from '../../../src/player/client.ts';
import type { Hidden, RunView, Step } from '../../../src/player/run.ts';
import { levels } from '../../../src/world/transcript.ts';
import { parseScenario } from '../../../src/world/parse-scenario.ts';

/** A run of one step for each entry of `of`, an index into `levels`, and a client that serves it. */
export function simulated(of: readonly number[]): { run: RunView; client: Client } {
  const steps = of.map((level, index): Step => step(levels[level] ?? 'detail', index));
  const run: RunView = {
    scenario: parseScenario({}),
    outcome: { kind: 'established', fault: null },
    stepCount: steps.length,
    frameCount: 0,
    index: {
      level: Uint8Array.from(of),
      phase: new Uint8Array(of.length),
      side: new Uint8Array(of.length),
      encrypted: new Uint8Array(of.length),
      time_ms: new Float64Array(of.length),
      frames: new Uint32Array(of.length),
      bytes: new Float64Array(of.length),
    },
    values: [],
    looks: null,
    derivations: [],
    asks: null,
    whoIs: null,
    opening: [],
    notice: null,
    recorded: null,
  };
  const client: Client = {
    runNamed: async () => ({ run, show: () => undefined }),
    run: async () => ({ run, show: () => undefined }),
    hide: async (hide) => ({ run: hide ? upTo(run, hide) : run, show: () => undefined }),
    details: async () => ({ machines: [], exchanges: [] }),
    steps: async (first) => ({ first, steps: steps.slice(first) }),
    frames: async (first) => ({ first, frames: [] }),
    openFrame: async () => null,
    topic: (topic) => Promise.reject(new Error(`nothing is told about ${topic}`)),
    findStep: async (address) => {
      const found = steps.findIndex((one) => one.address === address);
      return found === -1 ? null : found;
    },
  };
  return { run, client };
}

/** The run up to a step `step:N`, as the worker cuts it. */
function upTo(run: RunView, { address }: Hidden): RunView {
  const stepCount = Number(address.slice('step:'.length)) + 1;
  return {
    ...run,
    stepCount,
    index: { ...run.index, level: run.index.level.slice(0, stepCount) },
    outcome: { kind: 'waiting', fault: null },
  };
}

function step(level: Step['level'], index: number): Step {
  return {
    id: `s${index}`,
    address: `step:${index}`,
    index,
    level,
    phase: 'hello',
    side: 'client',
    kind: 'send',
    title: `step ${index}`,
    text: '',
    verb: '',
    term: '',
    result: null,
    sources: [],
    time_ms: 0,
    state: { client: null, server: null, attacker: null },
    frames: [],
    values: [],
    files: [],
    log: [],
  };
}
