import { useId } from 'react';
import { RefusedKey } from '../../parts/refused-key.tsx';
import { usePublicText } from '../../parts/use-public-text.ts';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';
import { useDraft } from './use-draft.ts';

/** A value that was drawn at random: draw another, flip a bit of it, or choose it. */
export function BytesControl({ input, name, onSet }: ControlProps<'bytes'>) {
  const [value, setValue] = useDraft(input.value);
  const { refused, offer } = usePublicText(setValue);
  const hint = useId();
  const digits = input.value.length;
  const typed = value.replace(/[\s:]/g, '').toLowerCase();
  const wrong = typed.length !== digits || !/^[0-9a-f]*$/.test(typed);
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onSet(typed);
      }}
    >
      <textarea
        className={styles.area}
        aria-label={`${name}, ${text.bytes.hex}`}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        rows={2}
        value={value}
        spellCheck={false}
        onChange={(event) => offer(event.target.value)}
      />
      {wrong && (
        <p id={hint} className={styles.wrong}>
          {text.bytes.wrong(digits / 2)}
        </p>
      )}
      {refused && <RefusedKey />}
      <div className={styles.line}>
        <button type="submit" className={styles.apply} disabled={wrong || typed === input.value}>
          {text.apply}
        </button>
        <button type="button" className={styles.other} onClick={() => onSet(drawn(digits / 2))}>
          {text.bytes.draw}
        </button>
        <button type="button" className={styles.other} onClick={() => onSet(flipped(input.value))}>
          {text.bytes.flip}
        </button>
        <button type="button" className={styles.other} onClick={() => onSet('0'.repeat(digits))}>
          {text.bytes.zero}
        </button>
      </div>
    </form>
  );
}

/** Fresh random bytes: what is chosen becomes part of the scenario, so the run stays the same from then on. */
function drawn(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** With the lowest bit of its middle byte the other way: no format fixes that one. */
function flipped(hex: string): string {
  const at = 2 * Math.floor(hex.length / 4) + 1;
  const digit = Number.parseInt(hex[at] ?? '0', 16) ^ 1;
  return hex.slice(0, at) + digit.toString(16) + hex.slice(at + 1);
}
