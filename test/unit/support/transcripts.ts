/** Runs of named scenarios as `sshow simulate --json` prints them: every question is answered by default. */
import { findNamed } from '../../../src/player/tables.ts';
import { transcript } from '../../../src/world/make-transcript.ts';
import { parseAnyScenario } from '../../../src/world/parse-any-scenario.ts';
import { simulateAny } from '../../../src/world/simulate-any.ts';
import type { Transcript } from '../../../src/world/transcript.ts';

const transcripts = new Map<string, Transcript>();

export async function transcriptOf(name: string): Promise<Transcript> {
  const known = transcripts.get(name);
  if (known) return known;
  const named = await findNamed(name);
  const made = transcript(simulateAny(parseAnyScenario(named?.scenario)));
  transcripts.set(name, made);
  return made;
}
