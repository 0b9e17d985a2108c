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

const hatching = 'M-1 5L5-1M1 9L9 1M3 13L13 3M7 15L15 7';

/** As large as the text around it; a size comes from the class. Says nothing to screen readers: words stand beside it. */
export function Shape({ of, fill = 'filled', plain = false, className }: ShapeProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={[styles.shape, styles[fill], plain ? '' : styles[of], className].join(' ')}
    >
      <path className={styles.outline} d={outline[of]} />
      {fill === 'hatched' && <path className={styles.hatching} d={hatching} />}
    </svg>
  );
}
