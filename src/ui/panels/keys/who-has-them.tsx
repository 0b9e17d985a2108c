import { useCursor } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { keys as text } from '../../text/keys.ts';
import styles from './keys-panel.module.css';
import { StepLink } from './step-link.tsx';
import { useStepNumber } from './use-step-number.ts';

/** Which end has the keys already, and when the other makes them. */
export function WhoHasThem({ keysAt }: { readonly keysAt: ExchangeView['keysAt'] }) {
  const cursor = useCursor();
  const numberOf = useStepNumber();
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
            <StepLink to={at}>{text.makes(end, numberOf(at))}</StepLink>
          )}
        </p>
      ))}
    </div>
  );
}
