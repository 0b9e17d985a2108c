import { useEffect, useRef } from 'react';
import { present as text } from '../../../text/present.ts';
import styles from './blank.module.css';

/** Nothing to look at, so that the class looks at whoever speaks. Any key or click ends it. */
export function Blank({ onEnd }: { readonly onEnd: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    const pressed = (event: KeyboardEvent) => {
      // A key that only goes along with others has not been pressed yet.
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      onEnd();
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [onEnd]);

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- any key does the same
    <dialog ref={dialog} className={styles.blank} aria-label={text.blank} onClick={onEnd}>
      <p className="said">{text.blank}</p>
    </dialog>
  );
}
