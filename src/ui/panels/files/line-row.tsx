import { ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FileLine, FileMatch, FilePart } from '../../../player/files-view.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { files as text } from '../../text/files.ts';
import styles from './lines.module.css';

interface LineRowProps {
  readonly line: FileLine;
  /** That a look-up found it; null where none did. */
  readonly match: FileMatch | null;
  /** Whether its number is worth showing. */
  readonly isNumbered: boolean;
  /** Whether any line of the file changed: the signs stand in a column of their own. */
  readonly isChanged: boolean;
  /** Index of the part that is chosen; null for none. */
  readonly chosen: number | null;
  /** Index of the part that Tab leads to; null for none. */
  readonly stop: number | null;
  readonly onChoose: (part: number) => void;
  readonly onHover: (part: number | null) => void;
}

/** A line as it stands in the file, each part to be pointed at. */
export function LineRow(props: LineRowProps) {
  const { line, match, isNumbered, isChanged, chosen, stop, onChoose, onHover } = props;
  const { number, change, problem, parts } = line;
  return (
    <li className={[styles.line, change && styles[change], match && styles.matched].join(' ')}>
      <span className={styles.gutter}>
        {isNumbered && (
          <span className={styles.number}>
            {number !== null && <span className="said">{text.line} </span>}
            {number}
          </span>
        )}
        {isChanged && (
          <span className={styles.change}>
            <span aria-hidden="true">{change ? text.signs[change] : ''}</span>
            {change && <span className="said">{text[change]}</span>}
          </span>
        )}
      </span>
      <span className={styles.text}>
        {parts.map((part, index) => {
          const gap = line.text.slice(parts[index - 1]?.end ?? 0, part.start);
          return (
            <span key={part.start}>
              {gap}
              <Part
                part={part}
                text={line.text.slice(part.start, part.end)}
                fits={isWithin(part, line.text, match?.host?.by ?? null)}
                isChosen={index === chosen}
                isStop={index === stop}
                onChoose={() => onChoose(index)}
                onHover={(isOver) => onHover(isOver ? index : null)}
              />
            </span>
          );
        })}
        {line.text.slice(parts.at(-1)?.end ?? 0)}
        {match && <Match of={match} />}
        {problem !== null && (
          <span className={styles.problem}>
            <X size={14} strokeWidth={2.4} aria-hidden="true" />
            {text.passedOver} {problem}.
          </span>
        )}
      </span>
    </li>
  );
}

/** Whether a part is what fits the host, or a piece of it: a hashed name has two. */
function isWithin({ start, end }: FilePart, line: string, by: string | null): boolean {
  if (by === null) return false;
  const at = line.indexOf(by);
  return at >= 0 && start >= at && end <= at + by.length;
}

/** That a look-up found the line above, and by what. */
function Match({ of: { host, command, says } }: { readonly of: FileMatch }) {
  return (
    <span className={styles.match}>
      <ArrowUp size={14} strokeWidth={2.4} aria-hidden="true" />
      <span>
        {host ? text.match(host.name, host.by, command !== null) : text.keyMatch} {text.says[says]}
        {command !== null && (
          <span className={styles.hashing}>
            <code>{command}</code>
            <CopyButton quiet text={command} label={text.copyCommand} />
          </span>
        )}
      </span>
    </span>
  );
}

interface PartProps {
  readonly part: FilePart;
  readonly text: string;
  /** It is what the look-up went by. */
  readonly fits: boolean;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onChoose: () => void;
  readonly onHover: (isOver: boolean) => void;
}

/** A span and no button, which could not go on in the next line. */
function Part({ part, text: content, fits, isChosen, isStop, onChoose, onHover }: PartProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    onChoose();
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <span
      role="button"
      tabIndex={isStop ? 0 : -1}
      data-part={part.name}
      aria-pressed={isChosen}
      aria-label={text.partSaid(part.name, content)}
      className={[
        styles.part,
        isChosen ? styles.chosen : '',
        fits ? styles.fits : '',
        part.problem === null ? '' : styles.wrong,
      ].join(' ')}
      onClick={onChoose}
      onKeyDown={onKeyDown}
      onFocus={() => onHover(true)}
      onBlur={() => onHover(false)}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      {content}
    </span>
  );
}
