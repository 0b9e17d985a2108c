/** Runs a scenario whole, so that facts can be told of it. Everything that any run needs loads with this file. */
import { loadAlgorithms } from '../../protocol/ssh/load.ts';
import { loadAttacks } from '../attacks.ts';
import '../files/known-hosts.ts';
import type { AnyScenario, AnyScenarioInput, Kind } from '../kind.ts';
import { parseAnyScenario } from '../parse-any-scenario.ts';
import { plainWords, simulatePlain } from '../plain.ts';
import '../proofs.ts';
import { simulate } from '../simulate.ts';
import type { RunOf } from '../simulation.ts';
import { Steps, type Words } from '../steps.ts';
import * as en from '../text/en.ts';
import '../textbook.ts';
import { simulateTls, tlsWords } from '../tls.ts';
import type { Told } from './found.ts';
import { lessonScenario } from './lesson-scenario.ts';

/**
 * The run of a scenario as a lesson shows it, with a learner's seed where one is given. Rejects with a ScenarioError
 * where the scenario cannot be run.
 */
export async function toldRun(input: AnyScenarioInput, seed: string | null): Promise<Told> {
  await Promise.all([loadAlgorithms(), loadAttacks()]);
  return toldOf(parseAnyScenario(lessonScenario(input, seed)));
}

/** The run of a scenario that was checked, once everything has been loaded. */
export function toldOf(scenario: AnyScenario): Told {
  if (scenario.protocol === 'plain') return withWords(simulatePlain(scenario), plainWords);
  return scenario.protocol === 'tls-1.3'
    ? withWords(simulateTls(scenario), tlsWords)
    : withWords(simulate(scenario), en);
}

function withWords<K extends Kind>(run: RunOf<K>, words: Words<K>): Told {
  const steps = new Steps(run);
  steps.words = words;
  return { run, steps };
}
