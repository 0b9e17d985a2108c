import { PhaseChips } from './phase-chips.tsx';
import { SixQuestions } from './six-questions.tsx';
import type { Track } from './track.ts';

interface TrackLabelsProps {
  readonly track: Track;
  /** Position of the current step among those shown. */
  readonly position: number;
  readonly onJump: (position: number) => void;
  readonly overview: boolean;
}

/** What stands over the scrubber: the phases, and in the overview the questions that they answer. */
export function TrackLabels({ overview, ...labels }: TrackLabelsProps) {
  return (
    <>
      {overview && <SixQuestions {...labels} />}
      <PhaseChips {...labels} />
    </>
  );
}
