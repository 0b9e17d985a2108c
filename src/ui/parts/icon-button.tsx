import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** What it does: its name for screen readers, and its tooltip. */
  readonly label: string;
  readonly size?: number;
}

/** A button with an icon and no words beside it. */
export function IconButton({ icon: Icon, label, size = 20, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={[styles.button, className].join(' ')}
      {...rest}
    >
      <Icon size={size} strokeWidth={1.8} aria-hidden="true" />
    </button>
  );
}
