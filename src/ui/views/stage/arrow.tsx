import { memo } from 'react';
import type { Side } from '../../../world/transcript.ts';
import { laneOf, type ArrowGeometry } from './geometry.ts';
import { hatch } from './hatches.tsx';
import type { RowState } from './ladder-rows.ts';
import styles from './arrow.module.css';

interface ArrowProps {
  readonly from: Side;
  readonly to: Side;
  readonly encrypted: boolean;
  readonly state: RowState;
  /** How much of the way it has gone, 0 to 1. */
  readonly way: number;
  /** It travels in this step. */
  readonly moves: boolean;
  readonly g: ArrowGeometry;
}

/** In pixels of the stage. */
const HEAD = 10;

/** A frame's way over the wire: from the sender's shape, falling with time, to a head at the other lane. */
export const Arrow = memo(function Arrow(props: ArrowProps) {
  const { from, to, encrypted, state, way, moves, g } = props;
  const x1 = laneOf(g, from);
  const gap = laneOf(g, to) - x1;
  const right = gap > 0;
  const current = state === 'current';
  const head = (right ? -1 : 1) * HEAD * g.scale * (current ? 1.35 : 1);
  const x2 = x1 + gap + (right ? -3 : 3) * g.scale;
  const end = x2 + head;
  const y1 = g.arrowStart;
  const y2 = y1 + g.arrowFall;
  const at = (part: number) => ({
    x: x1 + (end - x1) * part,
    y: y1 + (y2 - y1) * part,
  });
  const there = at(way);
  const half = (Math.abs(head) * (current ? 0.4 : 0.45)) | 0;
  const tip = `M${x2} ${y2}l${head} ${-half}v${half * 2}z`;
  const hue = from === 'link' ? 'edge' : from;
  const overheard = (g.middle - x1) / (end - x1);
  const crossing = at(overheard);

  return (
    <svg
      className={[
        styles.arrow,
        styles[state],
        styles[hue],
        moves && (right ? styles.right : styles.left),
      ].join(' ')}
      width={g.width}
      height={g.pitch}
      aria-hidden="true"
    >
      {way < 1 && <path className={styles.rest} d={`M${there.x} ${there.y}L${end} ${y2}`} />}
      {encrypted
        ? (way > 0 || state === 'next') && (
            <path
              className={styles.band}
              fill={hatch(state === 'next' ? 'edge' : hue)}
              d={bandPath(
                x1 + (right ? 8 : -8) * g.scale,
                y1,
                at(state === 'next' ? 1 : way),
                (current ? 5.5 : 4) * g.scale,
              )}
            />
          )
        : way > 0 && <path className={styles.line} d={`M${x1} ${y1}L${there.x} ${there.y}`} />}
      <path className={way < 1 ? styles.restHead : styles.head} d={tip} />
      {from !== 'attacker' && to !== 'attacker' && way >= overheard && (
        <Ear x={crossing.x} y={crossing.y} scale={g.scale} sealed={encrypted} large={current} />
      )}
      <Start from={from} x={x1} y={y1} scale={g.scale} hollow={state === 'next'} large={current} />
    </svg>
  );
});

function bandPath(x: number, y: number, to: { x: number; y: number }, half: number): string {
  return `M${x} ${y - half}L${to.x} ${to.y - half}V${to.y + half}L${x} ${y + half}z`;
}

const triangle = (x: number, y: number, r: number): string =>
  `M${x} ${y - r - 1}L${x + r + 0.5} ${y + r - 1}H${x - r - 0.5}z`;

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly large: boolean;
}

/** The sender's shape on its lane. */
function Start({ from, x, y, scale, large, hollow }: MarkProps & { from: Side; hollow: boolean }) {
  const r = (large ? 6.5 : 5) * scale;
  const name = hollow ? styles.hollow : styles.start;
  if (from === 'client') return <circle className={name} cx={x} cy={y} r={r} />;
  return from === 'attacker' ? (
    <path className={name} d={triangle(x, y, r)} />
  ) : (
    <rect className={name} x={x - r} y={y - r} width={r * 2} height={r * 2} />
  );
}

/** The eavesdropper hears it: filled when in the clear, hatched when encrypted. */
function Ear({ x, y, scale, large, sealed }: MarkProps & { sealed: boolean }) {
  const r = (large ? 7 : 5.5) * scale;
  return (
    <path
      className={sealed ? styles.sealedEar : styles.ear}
      fill={sealed ? hatch('attacker') : undefined}
      d={triangle(x, y, r)}
    />
  );
}
