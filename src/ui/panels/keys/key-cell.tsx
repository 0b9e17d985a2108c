import { valuesById } from '../../../player/focus.ts';
import { useCursor, useHidden, useRun } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { keys as text } from '../../text/keys.ts';
import { bytes } from '../../text/stage.ts';
import { existsAt } from './existence.ts';
import styles from './keys-panel.module.css';
import { TagButton } from './tag-button.tsx';
import { UnmadeTag } from './unmade-tag.tsx';

export type Key = ExchangeView['keys'][number];

/** One of the six keys: its letter, and its tag once somebody has it. */
export function KeyCell({ keyView }: { readonly keyView: Key }) {
  const { letter, purpose, direction } = keyView;
  const run = useRun();
  const cursor = useCursor();
  const hidden = useHidden();
  const value = (run && keyView.value !== null && valuesById(run).get(keyView.value)) || null;
  const at = run && value ? existsAt(run, value) : null;
  const exists = at !== null && at <= cursor;
  const name = `${letter}, ${text.purposes[purpose]}, ${text.directions[direction]}`;
  return (
    <span className={styles.key}>
      <b className={value ? styles.letter : undefined}>{letter}</b>
      {value && exists && (
        <>
          <TagButton
            value={value}
            face={bytes(value.size)}
            name={text.keySaid(letter, purpose, direction, value.size)}
          />
          {value.bytes !== null && <CopyButton quiet text={value.bytes} label={text.copy(name)} />}
        </>
      )}
      {!value && keyView.unused === null && (
        <span className={styles.unmade}>{hidden ? text.notYet : text.neverMade}</span>
      )}
      {value && !exists && <UnmadeTag symbol={bytes(value.size)} owners={[]} />}
    </span>
  );
}
