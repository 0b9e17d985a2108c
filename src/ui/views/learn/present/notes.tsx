import { Blocks } from '../lesson/blocks.tsx';
import { present as text } from '../../../text/present.ts';
import { InMoment, type InMomentProps } from './in-moment.tsx';
import styles from './notes.module.css';

/** What the lesson says to teachers, when they ask for it. */
export function Notes(props: Omit<InMomentProps, 'children'>) {
  const { notes } = props.slide;
  return (
    <aside aria-label={text.notes} className={styles.notes}>
      <b className={styles.title}>{text.notes}</b>
      {notes.length === 0 ? (
        <p>{text.noNotes}</p>
      ) : (
        <InMoment {...props}>
          <Blocks blocks={notes} />
        </InMoment>
      )}
    </aside>
  );
}
