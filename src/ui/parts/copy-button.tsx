import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { parts } from '../text/parts.ts';
import styles from './copy-button.module.css';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for screen readers: "Copy K_S". */
  readonly label: string;
  /** Only the icon, where there is no room for the word. */
  readonly quiet?: boolean;
}

const RESTS_MS = 1500;

/** Copies a text to the clipboard, and says so. */
export function CopyButton({ text, label, quiet = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const rest = setTimeout(() => setCopied(false), RESTS_MS);
    return () => clearTimeout(rest);
  }, [copied]);

  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={copied ? parts.copied : label}
      title={quiet ? label : undefined}
      className={quiet ? styles.quiet : styles.button}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true));
      }}
    >
      <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
      {!quiet && <span>{copied ? parts.copied : parts.copy}</span>}
    </button>
  );
}
