import styles from './shape.module.css';

/** Who: ● client, ■ server, ▲ attacker or eavesdropper. */
export type Actor = 'client' | 'server' | 'attacker';

/** Filled: has it, or did it. Hollow: still to come. Hatched: seen encrypted. Dashed: never seen. */
export type ShapeFill = 'filled' | 'hollow' | 'hatched' | 'dashed';

interface ShapeProps {
  readonly of: Actor;
  readonly fill?: ShapeFill;
  /** Takes the colour of the text around it instead of the actor's hue. */
  readonly plain?: boolean;
  readonly className?: string | undefined;
}

const outline: Readonly<Record<Actor, string>> = {
  client: 'M6 .75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 1 1 0-10.5z',
  server: 'M1 1h10v10h-10z',
  attacker: 'M6 .9L11.6 11.1H.4z',
};

/** Lines three units apart, from edge to edge of each outline. */
const hatching: Readonly<Record<Actor, string>> = {
  client: 'M.8 5.2L5.2.8M1.1 7.9L7.9 1.1M2.3 9.7L9.7 2.3M4.1 10.9L10.9 4.1M6.8 11.2L11.2 6.8',
  server: 'M1 4L4 1M1 7L7 1M1 10L10 1M3 11L11 3M6 11L11 6M9 11L11 9',
  attacker: 'M3.4 5.6L6.7 2.3M.9 11.1L7.8 4.2M3.9 11.1L8.9 6.1M6.9 11.1L9.9 8.1M9.9 11.1L11 10',
};

/** As large as the text around it; a size comes from the class. Says nothing to screen readers: words stand beside it. */
export function Shape({ of, fill = 'filled', plain = false, className }: ShapeProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={[styles.shape, styles[fill], plain ? '' : styles[of], className].join(' ')}
    >
      <path className={styles.outline} d={outline[of]} />
      {fill === 'hatched' && <path className={styles.hatching} d={hatching[of]} />}
    </svg>
  );
}
