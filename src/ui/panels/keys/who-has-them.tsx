import { useCursor, useHidden } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { keys as text } from '../../text/keys.ts';
import styles from './keys-panel.module.css';
import { StepLink } from './step-link.tsx';
import { useStepNumber } from './use-step-number.ts';

/** Which end has the keys already, and when the other makes them. */
export function WhoHasThem({ exchange }: { readonly exchange: ExchangeView }) {
  const { ends, keysAt } = exchange;
  const cursor = useCursor();
  const numberOf = useStepNumber();
  const hidden = useHidden();
  const both = (['client', 'server'] as const).map((end) => ({
    end: ends[end],
    at: keysAt[end],
  }));
  const have = both.filter(({ at }) => at <= cursor);
  const lack = both.filter(({ at }) => at > cursor);
  if (lack.length === 0) return <p className={styles.words}>{text.bothHave}</p>;
  return (
    <div className={styles.words}>
      {have.length === 0 && <p>{text.bothLater}</p>}
      {have.map(({ end }) => (
        <p key={end}>{text.has(end)}</p>
      ))}
      {lack.map(({ end, at }) =>
        at === Infinity ? (
          // What is hidden is no "never".
          !hidden && <p key={end}>{text.never(end)}</p>
        ) : (
          <p key={end}>
            <StepLink to={at}>{text.makes(end, numberOf(at))}</StepLink>
          </p>
        ),
      )}
    </div>
  );
}
