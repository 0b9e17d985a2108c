import { fieldNote as text } from '../../text/packet.ts';
import { ChangeButton } from '../change-button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { hexByte } from '../hex/rows.ts';
import { RfcLink } from '../rfc-link.tsx';
import { longText } from './field-value.ts';
import styles from './field-note.module.css';
import { isPrefixed, isUnparsed, sizeOf, type FieldNode } from './nodes.ts';

interface FieldNoteProps {
  readonly node: FieldNode | null;
  readonly bytes: Uint8Array;
  /** What it was in the original run, null where that has no such field; undefined where it is the same. */
  readonly before?: Uint8Array | null | undefined;
  readonly address?: string | null;
  /** Only pointed at in passing: keeps its height, so that nothing moves under the pointer. */
  readonly passing: boolean;
}

/** What a field is: its name, place and size, what it says, where that is defined, and its bytes to copy. */
export function FieldNote({ node, bytes, before, address, passing }: FieldNoteProps) {
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
        {before !== undefined && <p className={styles.value}>{was(before)}</p>}
      </div>
      <div className={styles.tools}>
        {address && <ChangeButton address={address} />}
        <CopyButton text={hex()} label={text.copy(field.name)} />
      </div>
    </div>
  );
}

/** More bytes of the original than this say no more to anybody. */
const MOST = 64;

function was(before: Uint8Array | null): string {
  if (before === null) return text.newField;
  if (before.length === 0) return text.beforeNothing;
  const hex = Array.from(before.subarray(0, MOST), hexByte).join(' ');
  return text.before(before.length > MOST ? `${hex} …` : hex);
}

/** Meanings in the codec are written as the end of a line in a table. */
const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`;
