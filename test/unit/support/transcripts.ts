/** Runs of named scenarios as `sshow simulate --json` prints them: every question is answered by default. */
import { findNamed } from '../../../src/player/tables.ts';
import { transcript } from '../../../src/world/make-transcript.ts';
import { parseScenario } from '../../../src/world/parse-scenario.ts';
import { parseTlsScenario } from '../../../src/world/parse-tls-scenario.ts';
import { simulate } from '../../../src/world/simulate.ts';
import { simulateTls } from '../../../src/world/tls.ts';
import type { Transcript } from '../../../src/world/transcript.ts';

const transcripts = new Map<string, Transcript>();

export async function transcriptOf(name: string): Promise<Transcript> {
  const known = transcripts.get(name);
  if (known) return known;
  const named = await findNamed(name);
  const isTls = named?.scenario.protocol === 'tls-1.3';
  const made = transcript(
    isTls
      ? simulateTls(parseTlsScenario(named.scenario))
      : simulate(parseScenario(named?.scenario)),
  );
  transcripts.set(name, made);
  return made;
}
