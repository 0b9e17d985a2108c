import type { Diagram } from './diagram.ts';
import styles from './machine-diagram.module.css';

interface ArcsProps {
  readonly diagram: Diagram;
  readonly rows: number;
  readonly rowHeight: number;
  /** Index of the state whose ways out are stressed. */
  readonly stressed: number;
}

const LANE = 5;
const FIRST = 10;
const ROUND = 3;

/** Edges that skip states or lead back, at the side of the states. */
export function Arcs({ diagram: { arcs, lanes }, rows, rowHeight, stressed }: ArcsProps) {
  const middle = (row: number) => (row + 0.5) * rowHeight;
  const inOrder = arcs.toSorted(
    (a, b) => Number(a.from === stressed) - Number(b.from === stressed),
  );
  const width = lanes === 0 ? 0 : FIRST + LANE * (lanes - 1) + 2;
  return (
    <svg className={styles.arcs} width={width} height={rows * rowHeight} aria-hidden="true">
      {inOrder.map(({ from, to, lane }) => {
        const x = FIRST + lane * LANE;
        const way = Math.sign(to - from);
        const start = middle(from) + way * 4;
        const end = middle(to) - way * 4;
        return (
          <g key={`${from} ${to}`} className={from === stressed ? styles.stressed : undefined}>
            <path
              className={styles.line}
              d={`M1 ${start}H${x - ROUND}q${ROUND} 0 ${ROUND} ${way * ROUND}V${end - way * ROUND}q0 ${way * ROUND} ${-ROUND} ${way * ROUND}H4`}
            />
            <path className={styles.arrow} d={`M0 ${end}l6 -3.5v7z`} />
          </g>
        );
      })}
    </svg>
  );
}
