import { useRef, useState, type KeyboardEvent } from 'react';
import type { FileLine, FileMatch } from '../../../player/files-view.ts';
import { files as text } from '../../text/files.ts';
import { LineRow } from './line-row.tsx';
import styles from './lines.module.css';

/** A part of a line: indexes of both. */
export interface PartPlace {
  readonly line: number;
  readonly part: number;
}

interface LinesProps {
  readonly path: string;
  readonly lines: readonly FileLine[];
  /** What was looked up in them, and found. */
  readonly match?: FileMatch | null;
  readonly isNumbered: boolean;
  readonly chosen: PartPlace | null;
  readonly onChoose: (place: PartPlace) => void;
  readonly onHover: (place: PartPlace | null) => void;
}

/** Lines that are drawn at once: more of them come when asked for. */
const AT_ONCE = 200;

/** A file's lines. One tab stop: the arrow keys move from part to part. */
export function Lines(props: LinesProps) {
  const { path, lines, match = null, isNumbered, chosen, onChoose, onHover } = props;
  const list = useRef<HTMLOListElement>(null);
  const [room, setRoom] = useState(AT_ONCE);
  const first = lines.findIndex(({ parts }) => parts.length > 0);
  const stop = chosen ?? { line: first, part: 0 };
  const isChanged = lines.some(({ change }) => change !== null);

  function onKeyDown(event: KeyboardEvent): void {
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (move === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
    const parts = [...(list.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])];
    const at = parts.findIndex((part) => part === document.activeElement);
    parts[at + move]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside it */}
      <ol
        ref={list}
        aria-label={text.lines(path)}
        className={styles.lines}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onHover(null)}
      >
        {lines.slice(0, room).map((line, index) => (
          <LineRow
            key={`${line.number ?? 'old'} ${index}`}
            line={line}
            match={match && line.number === match.line ? match : null}
            isNumbered={isNumbered}
            isChanged={isChanged}
            chosen={chosen?.line === index ? chosen.part : null}
            stop={stop.line === index ? stop.part : null}
            onChoose={(part) => onChoose({ line: index, part })}
            onHover={(part) => onHover(part === null ? null : { line: index, part })}
          />
        ))}
      </ol>
      {lines.length > room && (
        <button type="button" className={styles.more} onClick={() => setRoom(room + AT_ONCE)}>
          {text.more(Math.min(AT_ONCE, lines.length - room))}
        </button>
      )}
    </>
  );
}
