import { useEffect, useMemo, useState } from 'react';
import { compare as text } from '../../text/compare.ts';
import { page } from '../../text/pages.ts';
import { Hatches } from '../stage/hatches.tsx';
import styles from './compare.module.css';
import { Controls } from './controls.tsx';
import { Head } from './head.tsx';
import { HoverContext } from './hover.ts';
import { Problems } from './problems.tsx';
import { Rest } from './rest.tsx';
import { TwoStages } from './two-stages.tsx';
import { useColumn } from './use-column.ts';
import { useCompareKeys } from './use-compare-keys.ts';
import { useComparePlace } from './use-place.ts';
import { moved, within, type Columns, type Move, type Playhead } from './walk.ts';

/** Two runs of two protocols, and one playhead that goes from question to question. */
export default function Compare() {
  const [place, go] = useComparePlace();
  const left = useColumn(place.left);
  const right = useColumn(place.right);
  const columns = useMemo<Columns | null>(
    () =>
      left && right && 'column' in left && 'column' in right ? [left.column, right.column] : null,
    [left, right],
  );
  const head = columns ? within(columns, place) : place;
  const to = (next: Playhead) => go({ ...place, ...next });
  const move = (by: Move) => columns && to(moved(columns, head, by));
  useCompareKeys(move, to);
  const [bytes, point] = useState<string | null>(null);
  const hover = useMemo(() => ({ bytes, point }), [bytes]);

  useEffect(() => {
    const before = document.title;
    document.title = page.documentTitle(text.title);
    return () => {
      document.title = before;
    };
  }, []);

  return (
    <article className={styles.compare}>
      <Hatches />
      <div className={styles.scroll}>
        <HoverContext value={hover}>
          <Head place={place} go={go} />
          {columns ? (
            <TwoStages columns={columns} head={head} go={to} />
          ) : (
            <Problems tells={[left, right]} />
          )}
          {columns && <Rest columns={columns} />}
        </HoverContext>
      </div>
      {columns && <Controls columns={columns} head={head} go={to} move={move} />}
    </article>
  );
}
