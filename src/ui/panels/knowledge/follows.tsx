import { useCursor } from '../../../player/hooks.ts';
import type { Explanation } from '../../../player/knowledge-view.ts';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { Tag, Tags } from './links.tsx';
import { isBy } from './state-at.ts';
import { Words } from './words.tsx';

/** What a party lacks besides, because it lacks this value. */
export function Follows({ found: { value, party, follows } }: { readonly found: Explanation }) {
  const cursor = useCursor();
  const there = follows.filter(({ since }) => isBy(since, cursor));
  const sealed = there.filter((one) => isBy(one.sealed, cursor)).map((one) => one.value);
  const never = there.filter((one) => !isBy(one.sealed, cursor)).map((one) => one.value);
  return (
    <>
      {never.length > 0 && (
        <p className={styles.words}>
          <Words
            text={text.follows(party)}
            put={{ value: <Tag value={value} />, values: <Tags values={never} /> }}
          />
        </p>
      )}
      {sealed.length > 0 && (
        <p className={styles.words}>
          <Words
            text={text.followsSealed(sealed.length)}
            put={{ values: <Tags values={sealed} /> }}
          />
        </p>
      )}
    </>
  );
}
