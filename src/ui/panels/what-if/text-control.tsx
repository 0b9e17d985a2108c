import { RefusedKey } from '../../parts/refused-key.tsx';
import { usePublicText } from '../../parts/use-public-text.ts';
import { privateKey } from '../../text/private-key.ts';
import { whatIf as text } from '../../text/what-if.ts';
import styles from './controls.module.css';
import type { ControlProps } from './input-row.tsx';
import { useDraft } from './use-draft.ts';

/** A file's text, or one of those worth trying. */
export function TextControl({ input, name, onSet }: ControlProps<'text'>) {
  const [value, setValue] = useDraft(input.value);
  const last = input.path.at(-1) ?? '';
  const form = text.forms[last];
  const isKeyFile = last === 'known_hosts' || last === 'authorized_keys' || last.endsWith('keys');
  const { refused, offer } = usePublicText(setValue);
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onSet(value);
      }}
    >
      <textarea
        className={styles.area}
        aria-label={name}
        rows={5}
        value={value}
        spellCheck={false}
        onChange={(event) => offer(event.target.value)}
      />
      {form !== undefined && <p className={styles.or}>{form}</p>}
      {isKeyFile && <p className={styles.or}>{privateKey.hint}</p>}
      {refused && <RefusedKey />}
      <div className={styles.line}>
        <button type="submit" className={styles.apply} disabled={value === input.value}>
          {text.apply}
        </button>
        <span className={styles.or}>{text.presetsLabel}</span>
        {input.presets.map((preset) => (
          <button
            key={preset.name}
            type="button"
            className={styles.other}
            onClick={() => onSet(preset.text)}
          >
            {text.presets[preset.name]}
          </button>
        ))}
      </div>
    </form>
  );
}
