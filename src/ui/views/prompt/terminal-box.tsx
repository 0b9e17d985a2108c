import type { Terminal } from '../../../player/question-view.ts';
import { Shape } from '../../parts/shape.tsx';
import { prompt as text } from '../../text/prompt.ts';
import styles from './terminal-box.module.css';

interface TerminalBoxProps {
  readonly side: 'client' | 'server';
  readonly title: string;
  /** Whose it is. */
  readonly of: string;
  readonly terminal: Terminal | null;
  /** What is pointed at wherever it stands: the fingerprint. */
  readonly point: string | null;
  /** Its last line waits to be answered. */
  readonly open: boolean;
  /** The command has ended: the prompt is there again. */
  readonly ended: boolean;
}

/** A terminal as it stands on somebody's screen, word for word. */
export function TerminalBox({ side, title, of, terminal, point, open, ended }: TerminalBoxProps) {
  return (
    <section className={[styles.box, styles[side]].join(' ')} aria-label={title}>
      <h2 className={styles.head}>
        <Shape of={side} className={styles.shape} />
        {title} <span className={styles.of}>{of}</span>
      </h2>
      {terminal ? (
        <pre className={styles.screen}>
          <span className={styles.typed}>{terminal.prompt}</span> <b>{terminal.command}</b>
          {'\n'}
          {terminal.lines.map((line, at) => {
            const asks = open && at === terminal.lines.length - 1;
            return (
              <span key={at} className={asks ? styles.asks : bannerOf(line)}>
                <Pointed line={line} at={point} />
                {asks ? <span className={styles.cursor} aria-hidden="true" /> : '\n'}
              </span>
            );
          })}
          {ended && <span className={styles.typed}>{terminal.prompt}</span>}
        </pre>
      ) : (
        <p className={styles.none}>{text.noConsole}</p>
      )}
    </section>
  );
}

/** ssh draws a frame of signs around its loudest warning: on a narrow screen the frame is cut, the words are not. */
function bannerOf(line: string): string | undefined {
  if (/^@+$/.test(line)) return styles.frame;
  return line.startsWith('@') ? styles.asks : undefined;
}

/** A line with what is pointed at marked. */
export function Pointed({ line, at }: { readonly line: string; readonly at: string | null }) {
  const start = at === null ? -1 : line.indexOf(at);
  if (at === null || start < 0) return line;
  return (
    <>
      {line.slice(0, start)}
      <mark className={styles.mark}>{at}</mark>
      {line.slice(start + at.length)}
    </>
  );
}
