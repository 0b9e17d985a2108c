import type { ReactNode } from 'react';
import { actions, useFocus } from '../../../../player/hooks.ts';
import { usePoint } from './moment-context.ts';
import styles from './inlines.module.css';

interface PointLinkProps {
  readonly address: string;
  readonly children: ReactNode;
}

/** Words that stand for a part of the run: it is lit on the stage while they are hovered, and shown when clicked. */
export function PointLink({ address, children }: PointLinkProps) {
  const point = usePoint();
  const isFocused = useFocus()?.address === address;
  return (
    // A button of the browser's own would not break with the lines of the text.
    <span
      role="button"
      tabIndex={0}
      className={[styles.point, isFocused && styles.focused].join(' ')}
      aria-pressed={isFocused}
      onClick={() => point(address)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        point(address);
      }}
      onPointerEnter={() => actions.hover(address)}
      onPointerLeave={() => actions.hover(null)}
    >
      {children}
    </span>
  );
}
