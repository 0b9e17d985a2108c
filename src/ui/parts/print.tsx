import styles from './print.module.css';

interface PrintProps {
  /** Six heights, 1 to 8. */
  readonly bars: readonly number[];
  readonly className?: string | undefined;
}

/** Six bars that stand for a value's bytes: same bytes, same bars, everywhere. For recognition only. */
export function Print({ bars, className }: PrintProps) {
  const path = bars.map((height, i) => `M${i * 3} 8v${-height}h2v${height}z`).join('');
  return (
    <svg
      viewBox="0 0 17 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={[styles.print, className].join(' ')}
    >
      <path d={path} />
    </svg>
  );
}
