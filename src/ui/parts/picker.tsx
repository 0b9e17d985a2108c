import { ChevronsUpDown } from 'lucide-react';
import styles from './picker.module.css';

interface PickerProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
}

/** One of a few where there is no room to show them all: the system's own list. */
export function Picker<T extends string | number>(props: PickerProps<T>) {
  const { label, options, value, onChange, className } = props;
  return (
    <span className={[styles.picker, className].join(' ')}>
      <select
        aria-label={label}
        className={styles.select}
        value={value}
        onChange={(event) => {
          const chosen = options[event.target.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <ChevronsUpDown className={styles.icon} size={16} strokeWidth={1.8} aria-hidden="true" />
    </span>
  );
}
