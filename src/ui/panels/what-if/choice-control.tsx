import { Segmented } from '../../parts/segmented.tsx';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';

/** More than this are no bar of buttons but a list. */
const FEW = 4;

/** One of some words. */
export function ChoiceControl({ input, name, onSet }: ControlProps<'choice'>) {
  if (input.choices.length > FEW)
    return (
      <div className={styles.line}>
        <select
          className={styles.field}
          aria-label={name}
          value={input.value}
          onChange={(event) => onSet(event.target.value)}
        >
          {input.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </div>
    );
  return (
    <Segmented
      label={name}
      options={input.choices.map((value) => ({ value, text: value }))}
      value={input.value}
      onChange={onSet}
      className={styles.choices}
    />
  );
}
