import type { FramePlace } from '../../../../player/computation-view.ts';
import { actions } from '../../../../player/hooks.ts';
import { Shape } from '../../../parts/shape.tsx';
import { computation as text } from '../../../text/computation.ts';
import styles from './computation.module.css';

/** The name of a frame: leads to the step at which it leaves, and opens it. */
export function FrameLink({ frame }: { readonly frame: FramePlace }) {
  const { address, from, message } = frame;
  return (
    <button
      type="button"
      className={styles.frame}
      aria-label={text.frameFrom(message, from)}
      onClick={() => void actions.goToAddress(address)}
      onPointerEnter={() => actions.hover(address)}
      onPointerLeave={() => actions.hover(null)}
    >
      <Shape of={from} />
      {message}
    </button>
  );
}
