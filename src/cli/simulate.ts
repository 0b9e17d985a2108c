/** `sshow simulate`: runs a scenario, and prints its steps or its transcript. */
import { existsSync } from 'node:fs';
import { transcript } from '../world/make-transcript.ts';
import { wholeCatalog } from '../world/scenarios/catalog.ts';
import { simulateAny } from '../world/simulate-any.ts';
import type { Outcome, Step, Transcript } from '../world/transcript.ts';
import { readArgs } from './args.ts';
import { BadInput, EXIT } from './errors.ts';
import { print, printJson, say } from './io.ts';
import { checkedAny, naming, readJson } from './scenario-file.ts';

const DEFAULT = 'first-contact';
const options = {
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export async function simulate(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(argv, options);
  const [name = DEFAULT, more] = positionals;
  if (more !== undefined)
    throw new BadInput(`simulate: one scenario at a time, found "${more}" too`);
  const json = find(name);
  const scenario = checkedAny(
    values.seed === undefined ? json : { ...json, seed: values.seed },
    name,
  );
  const result = naming(name, () => transcript(simulateAny(scenario)));
  if (values.json) await printJson(result);
  else await printSteps(result);
  const { fault, kind } = result.outcome;
  if (fault) say(`sshow: ${fault.message}`);
  return exitOf(kind);
}

/** A question that waits for a person is not a handshake that failed. */
const exitOf = (kind: Outcome['kind']): number =>
  kind === 'failed' || kind === 'refused' ? EXIT.failed : EXIT.asked;

/** A named scenario, or a file. Throws a BadInput that lists the names. */
function find(name: string): object {
  const named = wholeCatalog.find((one) => one.name === name);
  if (named) return named.scenario;
  if (/[./\\]/.test(name) || existsSync(name)) return readJson('simulate', name);
  const names = wholeCatalog.map((one) => one.name).join(', ');
  throw new BadInput(`simulate: there is no scenario "${name}"; there are ${names}, and files`);
}

const marks = { overview: '●', message: '•', detail: '·' } as const;
const sides = {
  client: 'client',
  server: 'server',
  attacker: 'attacker',
  link: 'network',
} as const;

async function printSteps({ steps, outcome, scenario, notice }: Transcript): Promise<void> {
  await print(`${scenario.title ?? 'Untitled'}\n${notice === null ? '' : `${notice}\n`}\n`);
  for (const step of steps) await print(`${row(step)}\n`);
  await print(`\n${outcome.kind}\n`);
}

const row = ({ time_ms, side, level, title, result }: Step): string =>
  `${time_ms.toFixed(1).padStart(9)} ms  ${sides[side].padEnd(8)} ${marks[level]} ${title}${result ? `: ${result.text}` : ''}`;
