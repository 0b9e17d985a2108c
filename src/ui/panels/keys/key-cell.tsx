import { valuesById } from '../../../player/focus.ts';
import { actions, useCursor, useFactMark, useRun } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { TagFace } from '../../parts/tag-face.tsx';
import { lookOf } from '../../parts/value-look.ts';
import tag from '../../parts/value-tag.module.css';
import { keys as text } from '../../text/keys.ts';
import { bytes } from '../../text/stage.ts';
import { existsAt } from './existence.ts';
import styles from './keys-panel.module.css';
import { UnmadeTag } from './unmade-tag.tsx';

export type Key = ExchangeView['keys'][number];

/** One of the six keys: its letter, and its tag once somebody has it. */
export function KeyCell({ keyView }: { readonly keyView: Key }) {
  const { letter, purpose, direction } = keyView;
  const run = useRun();
  const cursor = useCursor();
  const value = (run && keyView.value !== null && valuesById(run).get(keyView.value)) || null;
  const mark = useFactMark(value?.fact ?? null);
  const look = run && value ? lookOf(run, value) : undefined;
  const at = run && value ? existsAt(run, value) : null;
  const exists = at !== null && at <= cursor;
  const name = `${letter}, ${text.purposes[purpose]}, ${text.directions[direction]}`;
  return (
    <span className={styles.key}>
      <b className={value ? styles.letter : undefined}>{letter}</b>
      {value && look && exists && (
        <>
          <button
            type="button"
            className={[tag.tag, mark && tag[mark]].join(' ')}
            aria-label={text.keySaid(letter, purpose, direction, value.size)}
            aria-pressed={mark === 'focus'}
            onClick={() => actions.focus(mark === 'focus' ? null : value.address)}
            onPointerEnter={() => actions.hover(value.address)}
            onPointerLeave={() => actions.hover(null)}
          >
            <TagFace symbol={bytes(value.size)} look={look} print={value.print} />
          </button>
          {value.bytes !== null && <CopyButton quiet text={value.bytes} label={text.copy(name)} />}
        </>
      )}
      {value && !exists && <UnmadeTag symbol={bytes(value.size)} owners={[]} />}
    </span>
  );
}
