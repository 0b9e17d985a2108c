import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type SyntheticEvent,
} from 'react';
import { log as text } from '../../text/log.ts';
import styles from './terminal.module.css';

export interface TerminalLine {
  /** Its place among all lines of the end. */
  readonly index: number;
  /** The step at which it is printed. */
  readonly step: number;
  readonly text: string;
  /** Address of what it tells of; null where it leads to its step. */
  readonly focus: string | null;
  /** How many `-v` it takes to see it. */
  readonly level: number;
}

interface TerminalProps {
  /** For screen readers: "Lines of ssh -vvv". */
  readonly label: string;
  readonly count: number;
  /** How many of them are no news: printed before what shows now. */
  readonly past: number;
  readonly lineAt: (at: number) => TerminalLine | null;
  readonly follows: boolean;
  /** Place of the line that tells of what is pointed at, to be brought into sight; null where there is none. */
  readonly sought: number | null;
  readonly onFollows: (follows: boolean) => void;
  readonly onPoint: (line: TerminalLine | null) => void;
  readonly onPick: (line: TerminalLine) => void;
}

/** Below this many pixels from its end, a list counts as scrolled to it. */
const NEAR = 12;
const LINE = 24;

/** Lines, the newest at the bottom. One tab stop: arrow keys move from line to line, Enter goes to the line's step. */
export function Terminal(props: TerminalProps) {
  const { count, past, lineAt, follows, sought, onFollows, onPoint, onPick } = props;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  /** Where the arrow keys are; null for the newest line. */
  const [walked, setWalked] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const at = Math.min(walked ?? count - 1, count - 1);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not in use
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => LINE,
    getItemKey: (at) => lineAt(at)?.index ?? at, // a line is as high whatever else shows
    overscan: 12,
  });
  const height = virtualizer.getTotalSize();
  const items = virtualizer.getVirtualItems();
  const scrolled = useRef({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const { current } = list;
    if (current && follows) current.scrollTop = current.scrollHeight;
  }, [follows, count, height]);

  useLayoutEffect(() => {
    if (!follows && sought !== null) virtualizer.scrollToIndex(sought, { align: 'center' });
  }, [virtualizer, follows, sought]);

  /** Scrolling up is somebody's wish, unless the list became shorter. */
  function onScroll(): void {
    const { current } = list;
    if (!current) return;
    const { scrollTop: top, scrollHeight, clientHeight } = current;
    const before = scrolled.current;
    scrolled.current = { top, height: scrollHeight };
    if (scrollHeight - clientHeight - top < NEAR) onFollows(true);
    else if (top < before.top && scrollHeight >= before.height) onFollows(false);
  }

  function walk(to: number): void {
    const next = Math.max(0, Math.min(count - 1, to));
    setWalked(next === count - 1 ? null : next);
    onPoint(lineAt(next));
    virtualizer.scrollToIndex(next, { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const line = lineAt(at);
    if (event.key === 'ArrowDown') walk(at + 1);
    else if (event.key === 'ArrowUp') walk(at - 1);
    else if (event.key === 'Home') walk(0);
    else if (event.key === 'End') walk(count - 1);
    else if ((event.key === 'Enter' || event.key === ' ') && line) onPick(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function point(to: number | null): void {
    setHovered(to);
    onPoint(to === null ? null : lineAt(to));
  }

  const step = hovered === null ? null : lineAt(hovered)?.step;
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}${at}` : undefined}
      className={styles.terminal}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onBlur={() => onPoint(null)}
      onPointerOver={(event) => point(indexOf(event))}
      onPointerLeave={() => point(null)}
      onClick={(event) => {
        const picked = indexOf(event);
        const line = picked === null ? null : lineAt(picked);
        if (!line) return;
        setWalked(picked);
        onPick(line);
      }}
    >
      <div role="none" className={styles.lines} style={{ height }}>
        {items.map(({ index, start }) => {
          const line = lineAt(index);
          if (!line) return null;
          const isNow = index >= past;
          return (
            <div
              key={line.index}
              ref={virtualizer.measureElement}
              data-index={index}
              id={`${id}${index}`}
              role="option"
              aria-label={line.text === '' ? text.emptyLine : undefined}
              aria-selected={index === at}
              aria-current={isNow ? 'step' : undefined}
              aria-setsize={count}
              aria-posinset={index + 1}
              data-step={line.step}
              className={[
                styles.line,
                levels[line.level],
                isNow ? styles.now : '',
                line.step === step ? styles.same : '',
                index === sought ? styles.sought : '',
                index === at ? styles.cursor : '',
              ].join(' ')}
              style={{ transform: `translateY(${start}px)` }}
            >
              {index === past && <span className={styles.flag}>{text.now}</span>}
              {line.text}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function indexOf({ target }: SyntheticEvent): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return line?.dataset.index === undefined ? null : Number(line.dataset.index);
}

/** What is only for those who look for a fault is quieter. */
const levels = [styles.said, styles.debug1, styles.debug2, styles.debug2];
