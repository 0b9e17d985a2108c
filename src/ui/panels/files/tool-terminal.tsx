import type { ToolRun } from '../../../player/tools-view.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Shape } from '../../parts/shape.tsx';
import { useNoticed } from '../../parts/use-noticed.ts';
import { toolRuns as text } from '../../text/tool-runs.ts';
import styles from './tool-terminal.module.css';

/** A command as it is typed, and what it prints, word for word. */
export function ToolTerminal({ of }: { readonly of: ToolRun }) {
  const { side, prompt, command, stdout, stderr, status } = of;
  const noticed = useNoticed('# ');
  return (
    <figure className={styles.terminal} aria-label={command}>
      <figcaption className={styles.head}>
        <span className={styles.of}>
          <Shape of={side} />
          {text.terminalOf[side]}
        </span>
        <span className={styles.line}>
          <span className={styles.typed}>
            <span className={styles.prompt}>{prompt}</span> <b>{command}</b>
          </span>
          <CopyButton quiet text={noticed(command)} label={text.copyCommand} />
        </span>
      </figcaption>
      {stdout !== '' && <Output of={stdout} />}
      {stderr !== '' && (
        <div className={styles.stderr}>
          <span className={styles.label}>{text.stderr}</span>
          <Output of={stderr} />
        </div>
      )}
      {stdout === '' && stderr === '' && <p className={styles.label}>{text.silent}</p>}
      {status !== 0 && <p className={styles.label}>{text.status(status)}</p>}
    </figure>
  );
}

function Output({ of }: { readonly of: string }) {
  const noticed = useNoticed('# ');
  return (
    <div className={styles.line}>
      <pre className={styles.output}>{of.trimEnd()}</pre>
      <CopyButton quiet text={noticed(of)} label={text.copyOutput} />
    </div>
  );
}
