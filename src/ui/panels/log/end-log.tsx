import { ArrowDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { actions, useCursor, useFocus, useLevelSteps, useStep } from '../../../player/hooks.ts';
import { positionAtOrBefore } from '../../../player/level-steps.ts';
import type { EndLog as Log } from '../../../player/log-view.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useNoticed } from '../../parts/use-noticed.ts';
import { log as text } from '../../text/log.ts';
import styles from './log-panel.module.css';
import { countBefore, lineAbout, linesWithin } from './shown-lines.ts';
import { Terminal, type TerminalLine } from './terminal.tsx';

interface EndLogProps {
  readonly end: 'client' | 'server';
  readonly log: Log;
  readonly verbosity: number;
  readonly words: {
    /** For screen readers: whose lines these are. */
    readonly lines: string;
    readonly nothingYet: string;
    readonly nothingYetHint: string;
  };
}

/** The terminal of one end at this step, and below it how much it shows. */
export function EndLog({ end, log, verbosity, words }: EndLogProps) {
  const cursor = useCursor();
  const noticed = useNoticed();
  const kept = useMemo(() => linesWithin(log, verbosity), [log, verbosity]);
  const past = countBefore(log, kept, useNewsFrom(cursor));
  const count = countBefore(log, kept, cursor + 1);
  /** Whether the newest line is kept in sight: until somebody scrolls up. */
  const [follows, setFollows] = useState(true);
  const [pointed, setPointed] = useState<TerminalLine | null>(null);
  const focus = useFocus();
  const sought =
    focus?.kind === 'frame'
      ? lineAbout(log, kept.subarray(0, count), [focus.address, focus.frameAddress])
      : null;

  // What is pointed at is brought into sight; without a line for it the newest one is there again.
  const [soughtBefore, setSoughtBefore] = useState<number | null>(null);
  if (sought !== soughtBefore) {
    setSoughtBefore(sought);
    setFollows(sought === null);
  }

  function lineAt(at: number): TerminalLine | null {
    const index = kept[at];
    if (index === undefined) return null;
    const step = log.steps[index] ?? 0;
    const focus = log.focus?.[index] ?? null;
    return { index, step, focus, text: log.lines[index] ?? '', level: log.levels[index] ?? 0 };
  }

  if (log.silent) {
    return <Empty what={text.silent[log.silent](end)} hint={text.silentHint[log.silent]} />;
  }
  if (count === 0) return <Empty what={words.nothingYet} hint={words.nothingYetHint} />;
  return (
    <>
      <Terminal
        label={words.lines}
        count={count}
        past={past}
        lineAt={lineAt}
        follows={follows}
        sought={sought}
        onFollows={setFollows}
        onPoint={setPointed}
        onPick={({ step, focus }) => {
          actions.go(step);
          if (focus !== null) actions.focus(focus);
        }}
      />
      <footer className={styles.footer}>
        <p className={styles.about}>
          {pointed ? <StepTitle step={pointed.step} /> : text.count(count, count - past)}
        </p>
        {!follows && (
          <button
            type="button"
            className={styles.newest}
            aria-label={text.toNewest}
            onClick={() => setFollows(true)}
          >
            <ArrowDown size={16} strokeWidth={1.8} aria-hidden="true" />
            <span>{text.newest}</span>
          </button>
        )}
        <CopyButton
          label={text.copy}
          text={noticed(
            Array.from({ length: count }, (_, at) => lineAt(at)?.text ?? '').join('\n'),
          )}
        />
      </footer>
    </>
  );
}

/** The first step of what is news at this one: it covers what its level of detail passes over. */
function useNewsFrom(cursor: number): number {
  const shown = useLevelSteps();
  const at = positionAtOrBefore(shown, cursor);
  if (shown[at] !== cursor) return cursor;
  return (shown[at - 1] ?? -1) + 1;
}

/** Where a click on the line leads. */
function StepTitle({ step }: { readonly step: number }) {
  return <>{useStep(step)?.title ?? ''}</>;
}

function Empty({ what, hint }: { readonly what: string; readonly hint: string }) {
  return (
    <div className={styles.empty}>
      <p>{what}</p>
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}
