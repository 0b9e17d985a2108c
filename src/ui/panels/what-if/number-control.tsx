import { useId } from 'react';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';
import { useDraft } from './use-draft.ts';

/** A number between two bounds. */
export function NumberControl({ input, name, onSet }: ControlProps<'number'>) {
  const { min, max } = input;
  const [value, setValue] = useDraft(String(input.value));
  const hint = useId();
  const number = Number(value);
  const wrong = value.trim() === '' || !(number >= min && number <= max);
  return (
    <form
      className={styles.line}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onSet(number);
      }}
    >
      <input
        className={styles.number}
        aria-label={name}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        inputMode="decimal"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <button type="submit" className={styles.apply} disabled={wrong || number === input.value}>
        {text.apply}
      </button>
      {wrong && (
        <p id={hint} className={styles.wrong}>
          {text.number(min, max)}
        </p>
      )}
    </form>
  );
}
