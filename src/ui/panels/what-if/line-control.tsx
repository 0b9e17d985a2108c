import { RefusedKey } from '../../parts/refused-key.tsx';
import { usePublicText } from '../../parts/use-public-text.ts';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';
import { useDraft } from './use-draft.ts';

/** One line of text. */
export function LineControl({ input, name, onSet }: ControlProps<'line'>) {
  const [value, setValue] = useDraft(input.value);
  const form = text.forms[input.path.at(-1) ?? ''];
  const { refused, offer } = usePublicText(setValue);
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        onSet(value);
      }}
    >
      <input
        className={styles.field}
        aria-label={name}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => offer(event.target.value)}
      />
      <button type="submit" className={styles.apply} disabled={value === input.value}>
        {text.apply}
      </button>
      {form !== undefined && <p className={styles.or}>{form}</p>}
      {refused && <RefusedKey />}
    </form>
  );
}
