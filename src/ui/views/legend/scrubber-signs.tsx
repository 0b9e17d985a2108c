import { useMemo } from 'react';
import { useLevelSteps, useRun } from '../../../player/hooks.ts';
import type { StepIndex } from '../../../player/run.ts';
import { sides } from '../../../player/tables.ts';
import { PhaseChips } from '../../parts/transport/phase-chips.tsx';
import scrubber from '../../parts/transport/scrubber.module.css';
import { TrackMarks } from '../../parts/transport/track-marks.tsx';
import { trackOf, xOf, type Track } from '../../parts/transport/track.ts';
import { useSize } from '../../parts/use-size.ts';
import { legend } from '../../text/legend.ts';
import styles from './legend.module.css';
import { Sign, Signs } from './signs.tsx';

const text = legend.scrubber;
const WIDTH = 64;

/** The scrubber of the run that is open, half way through, and its marks one by one. */
export function ScrubberSigns() {
  return (
    <>
      <HalfWay />
      <Signs>
        <Sign of={text.client}>
          <Mark side="client" done />
        </Sign>
        <Sign of={text.server}>
          <Mark side="server" done />
        </Sign>
        <Sign of={text.ahead}>
          <Mark side="client" />
        </Sign>
        <Sign of={text.sealed}>
          <Mark side="server" encrypted />
        </Sign>
        <Sign of={text.thumb}>
          <div className={scrubber.track} style={{ width: WIDTH }}>
            <span className={scrubber.thumb} style={{ transform: `translateX(${WIDTH / 2}px)` }} />
          </div>
        </Sign>
      </Signs>
    </>
  );
}

function HalfWay() {
  const run = useRun();
  const shown = useLevelSteps('overview');
  const [ref, size] = useSize<HTMLDivElement>();
  const width = size?.width ?? 0;
  const track = useMemo(
    () => (run && width > 0 ? trackOf(run.index, shown, width, width < 600 ? 14 : 62) : null),
    [run, shown, width],
  );
  const position = Math.floor(shown.length / 2);
  const x = track ? xOf(track, position) : 0;
  return (
    <div className={[scrubber.line, styles.scrubber].join(' ')} aria-hidden="true" inert>
      {track && width >= 600 && (
        <PhaseChips track={track} position={position} onJump={() => undefined} />
      )}
      <div ref={ref} className={scrubber.track}>
        {run && track && (
          <>
            <TrackMarks index={run.index} shown={shown} track={track} px={1} done={false} />
            <div className={scrubber.done} style={{ width: x }}>
              <TrackMarks index={run.index} shown={shown} track={track} px={1} done />
            </div>
            <span className={scrubber.thumb} style={{ transform: `translateX(${x}px)` }} />
          </>
        )}
      </div>
    </div>
  );
}

interface MarkProps {
  readonly side: 'client' | 'server';
  readonly done?: boolean;
  readonly encrypted?: boolean;
}

const shown = Uint32Array.of(0);

/** One step on its own stretch of the line. */
function Mark({ side, done = false, encrypted = false }: MarkProps) {
  const index: StepIndex = {
    level: new Uint8Array(1),
    phase: new Uint8Array(1),
    side: Uint8Array.of(sides.indexOf(side)),
    encrypted: Uint8Array.of(encrypted ? 1 : 0),
    time_ms: new Float64Array(1),
    frames: new Uint32Array(1),
    bytes: new Float64Array(1),
  };
  const track: Track = trackOf(index, shown, WIDTH, WIDTH);
  return (
    <div className={scrubber.track} style={{ width: WIDTH }}>
      <TrackMarks index={index} shown={shown} track={track} px={1} done={done} />
    </div>
  );
}
