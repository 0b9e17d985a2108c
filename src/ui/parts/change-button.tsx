import { actions, useTopic } from '../../player/hooks.ts';
import { whatIf as text } from '../text/what-if.ts';
import styles from './copy-button.module.css';

/** Where an address shows an input of the run: the way to change it. */
export function ChangeButton({ address }: { readonly address: string }) {
  const inputs = useTopic('inputs', null);
  const input = inputs?.find(({ shows }) =>
    shows.some((shown) => address === shown || address.startsWith(`${shown}.`)),
  );
  if (!input) return null;
  const name = text.label(input.path);
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={text.change(name)}
      onClick={() => actions.showInput(input.path.join('.'))}
    >
      {text.changeShort}
    </button>
  );
}
