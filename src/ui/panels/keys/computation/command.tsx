import { useState } from 'react';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { useNoticed } from '../../../parts/use-noticed.ts';
import { computation as text } from '../../../text/computation.ts';
import { foldedLines } from './folded-lines.ts';
import styles from './computation.module.css';
import { Fold } from './fold.tsx';

interface CommandProps {
  readonly command: string;
  readonly symbol: string;
}

/** The command that prints a value, as in a terminal; long parts are folded there, and never in what is copied. */
export function Command({ command, symbol }: CommandProps) {
  const noticed = useNoticed('# ');
  const [whole, setWhole] = useState(false);
  const lines = foldedLines(command);
  const isFolded = lines.some(({ left }) => left > 0);
  return (
    <Fold
      title={text.command}
      tools={<CopyButton quiet text={noticed(command)} label={text.commandCopy(symbol)} />}
    >
      <pre className={styles.terminal} role="group" aria-label={text.commandText(symbol)}>
        {whole
          ? command
          : lines.map(({ line, left }) => (
              <span key={line.at}>
                {line.text}
                {'\n'}
                {left > 0 && <span className={styles.left}>{text.folded(left)}</span>}
                {left > 0 && '\n'}
              </span>
            ))}
      </pre>
      <div className={styles.below}>
        <p className={styles.words}>{text.secrets}</p>
        {isFolded && (
          <button type="button" className={styles.quiet} onClick={() => setWhole(!whole)}>
            {whole ? text.short : text.whole}
          </button>
        )}
      </div>
    </Fold>
  );
}
