import { fieldNote as text } from '../../text/packet.ts';
import { CopyButton } from '../copy-button.tsx';
import { hexByte } from '../hex/rows.ts';
import { RfcLink } from '../rfc-link.tsx';
import { longText } from './field-value.ts';
import styles from './field-note.module.css';
import { isPrefixed, isUnparsed, sizeOf, type FieldNode } from './nodes.ts';

interface FieldNoteProps {
  readonly node: FieldNode | null;
  readonly bytes: Uint8Array;
  /** Only pointed at in passing: keeps its height, so that nothing moves under the pointer. */
  readonly passing: boolean;
}

/** What a field is: its name, place and size, what it says, where that is defined, and its bytes to copy. */
export function FieldNote({ node, bytes, passing }: FieldNoteProps) {
  if (!node) return <p className={[styles.note, styles.hint].join(' ')}>{text.hint}</p>;
  const { field, parent } = node;
  const content = parent && isPrefixed(parent) && parent.children[1] === node;
  const means = content ? parent.field.means : field.means;
  const name =
    parent && isPrefixed(parent) ? text.inside(parent.field.name, field.name) : field.name;
  const value = longText(node);
  const remark = field.remark ?? (content ? parent.field.remark : undefined);
  const hex = () => Array.from(bytes.subarray(field.start, field.end), hexByte).join('');
  return (
    <div className={[styles.note, passing ? styles.passing : ''].join(' ')}>
      <div className={styles.words}>
        <p className={isUnparsed(node) ? styles.fault : undefined}>
          <b className={styles.name}>{name}</b>{' '}
          <span className={styles.place}>{text.place(field.start, field.end, sizeOf(node))}</span>{' '}
          {sentence(means)} <RfcLink source={content ? parent.field.source : field.source} />
        </p>
        {remark !== undefined && <p>{text.tolerated(remark)}</p>}
        {value !== null && <p className={styles.value}>{value}</p>}
      </div>
      <CopyButton text={hex()} label={text.copy(field.name)} />
    </div>
  );
}

/** Meanings in the codec are written as the end of a line in a table. */
const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`;
