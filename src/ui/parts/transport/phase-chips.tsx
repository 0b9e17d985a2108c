import { useOpenQuestion } from '../../../player/hooks.ts';
import { phases } from '../../../player/tables.ts';

import { phaseChips } from '../../text/track.ts';
import { track as words } from '../../text/track.ts';
import { useMeasures } from '../../theme/measures.ts';
import { textWidth } from '../text-width.ts';
import styles from './phase-chips.module.css';
import type { Segment, Track } from './track.ts';

interface PhaseChipsProps {
  readonly track: Track;
  /** Position of the current step among those shown. */
  readonly position: number;
  readonly onJump: (position: number) => void;
}

/** The phases by name, over the line; a click goes to the first step of one. */
export function PhaseChips({ track, position, onJump }: PhaseChipsProps) {
  const asks = useOpenQuestion() !== null;
  const font = useMeasures().font('small-strong');
  const ghost = track.segments.find((segment) => segment.ghost);
  const here = track.segments.find(({ from, to }) => position >= from && position < to);
  /** One word for all of it at the question; before it, a phase that goes on after it has its name already. */
  const isNamed = (segment: Segment) =>
    !segment.ghost ||
    (!asks && track.segments.findLast(({ ghost: g }) => !g)?.phase !== segment.phase);
  return (
    <ul className={styles.phases} aria-label={words.phases}>
      {track.segments
        .filter((segment) => segment === here || (hasRoom(segment, here, font) && isNamed(segment)))
        .map((segment) => (
          <li key={segment.from} style={{ left: segment.left, width: segment.width }}>
            <button
              type="button"
              className={[styles.chip, styles[whereIs(segment, position)]].join(' ')}
              aria-current={segment === here ? 'step' : undefined}
              onClick={() => onJump(segment.from)}
            >
              {nameOf(segment)}
            </button>
          </li>
        ))}
      {asks && ghost && (
        <li className={styles.depends} style={{ left: ghost.left }}>
          {words.depends}
        </li>
      )}
    </ul>
  );
}

function nameOf({ phase }: Segment): string {
  const name = phases[phase];
  return name ? phaseChips[name] : '';
}

/** The name fits its stretch, and the current phase's name, which always shows, does not reach into it. */
function hasRoom(segment: Segment, here: Segment | undefined, font: string): boolean {
  if (textWidth(nameOf(segment), font) > segment.width) return false;
  if (!here || segment.left < here.left) return true;
  return segment.left >= here.left + textWidth(nameOf(here), font);
}

function whereIs({ from, to }: Segment, position: number): 'past' | 'here' | 'ahead' {
  if (position < from) return 'ahead';
  return position >= to ? 'past' : 'here';
}
