import { useId, type ReactNode } from 'react';
import styles from './segmented.module.css';

interface SegmentedProps<T extends string | number> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly options: readonly {
    readonly value: T;
    readonly text: string;
    /** A sign before the word. */
    readonly sign?: ReactNode;
    /** A figure behind the word, in mono. */
    readonly count?: number | undefined;
    /** The name for screen readers, where the text alone does not say it. */
    readonly name?: string;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
}

/** One of a few: radio buttons that look like a bar. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, className } = props;
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className={[styles.bar, className].join(' ')}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            className={styles.input}
            name={group}
            aria-label={option.name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.sign}
          <span className={styles.text} data-text={option.text}>
            {option.text}
          </span>
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </label>
      ))}
    </div>
  );
}
