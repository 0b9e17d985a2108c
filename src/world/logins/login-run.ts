/** A run of a login, as the comparison reads it: with the frames of the phase. */
import { toHex, utf8 } from '../../codec/bytes.ts';
import type { Evidence } from '../evidence.ts';
import type { FrameRecord } from '../recorder.ts';
import { complete, type ScenarioInput } from '../scenario.ts';
import { ShownRun, ShownRunError } from '../shown-run.ts';
import { simulate, type Run } from '../simulate.ts';
import { Steps } from '../steps.ts';
import * as en from '../text/en.ts';
import type { Finding } from './facts.ts';

export class LoginRun extends ShownRun<Run> {
  /** The frames of the client's login, in order. */
  readonly frames: readonly FrameRecord[];

  /** @param scenario - its name */
  constructor(scenario: string, input: ScenarioInput) {
    // As the app runs it, so that a link leads to this very run.
    const run = simulate(complete({ ask: true, ...input }));
    if (run.end.kind === 'waiting')
      throw new ShownRunError(`${scenario}: a question is left without an answer`);
    const steps = new Steps(run);
    steps.words = en;
    super(scenario, input, run, steps);
    this.frames = run.recorder.frames.filter(
      ({ sentAt }) => steps.places[sentAt]?.phase === 'client-auth',
    );
  }
}

/** The bytes of a text. */
export const hexOf = (text: string): string => toHex(utf8(text));

export const found = (fact: Finding['fact'], at: Evidence): Finding => ({ fact, at });
