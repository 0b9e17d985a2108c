import { actions, useCursor, useLevelSteps } from '../../../player/hooks.ts';
import { positionAtOrBefore, shownAtOrAfter } from '../../../player/level-steps.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { keys as text } from '../../text/keys.ts';
import styles from './keys-panel.module.css';

/** Which end has the keys already, and when the other makes them. */
export function WhoHasThem({ keysAt }: { readonly keysAt: ExchangeView['keysAt'] }) {
  const cursor = useCursor();
  const shown = useLevelSteps();
  const ends = (['client', 'server'] as const).map((end) => ({ end, at: keysAt[end] }));
  const have = ends.filter(({ at }) => at <= cursor);
  const lack = ends.filter(({ at }) => at > cursor);
  if (lack.length === 0) return <p className={styles.words}>{text.bothHave}</p>;
  return (
    <div className={styles.words}>
      {have.length === 0 && <p>{text.bothLater}</p>}
      {have.map(({ end }) => (
        <p key={end}>{text.has(end)}</p>
      ))}
      {lack.map(({ end, at }) => (
        <p key={end}>
          {at === Infinity ? (
            text.never(end)
          ) : (
            <button type="button" className={styles.link} onClick={() => actions.go(at)}>
              {text.makes(end, positionAtOrBefore(shown, shownAtOrAfter(shown, at)) + 1)}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
