import { X } from 'lucide-react';
import type { FileLine } from '../../../player/files-view.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import note from '../../parts/field-tree/field-note.module.css';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { files as text } from '../../text/files.ts';
import styles from './lines.module.css';

interface PartNoteProps {
  readonly line: FileLine | null;
  /** Index of the part in its line. */
  readonly part: number;
  /** Only pointed at in passing. */
  readonly passing: boolean;
}

/** What a part of a line is: its name, place, meaning, where that is defined, and its text to copy. */
export function PartNote({ line, part: index, passing }: PartNoteProps) {
  const part = line?.parts[index];
  if (!line || !part) return <p className={[note.note, note.hint].join(' ')}>{text.hint}</p>;
  return (
    <div className={[note.note, passing ? note.passing : ''].join(' ')}>
      <div className={note.words}>
        <p>
          <b className={note.name}>{part.name}</b>{' '}
          <span className={note.place}>
            {line.number === null ? text.inOldLine : text.inLine(line.number)}
          </span>{' '}
          {sentence(part.means)} <RfcLink source={part.source} />
        </p>
        {part.problem !== null && (
          <p className={styles.fault}>
            <X size={14} strokeWidth={2.4} aria-hidden="true" />
            {sentence(part.problem)}
          </p>
        )}
      </div>
      <CopyButton text={line.text.slice(part.start, part.end)} label={text.copyPart(part.name)} />
    </div>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
