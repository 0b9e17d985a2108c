import { actions, useTopic } from '../../player/hooks.ts';
import { whatIf as text } from '../text/what-if.ts';
import { keyOf } from './input-key.ts';
import styles from './copy-button.module.css';

/** Where an address shows an input of the run: the way to change it. */
export function ChangeButton({ address }: { readonly address: string }) {
  const inputs = useTopic('inputs', null, 'keep');
  const input = inputs?.find(({ shows }) =>
    shows.some((shown) => address === shown || address.startsWith(`${shown}.`)),
  );
  if (!input) return null;
  const name = text.fullLabel(input.path);
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={text.change(name)}
      onClick={() => actions.showInput(keyOf(input))}
    >
      {text.changeShort}
    </button>
  );
}
