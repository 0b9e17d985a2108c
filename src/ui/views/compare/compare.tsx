import { useEffect, useMemo, useState } from 'react';
import { compare as text } from '../../text/compare.ts';
import { page } from '../../text/pages.ts';
import { Hatches } from '../stage/hatches.tsx';
import styles from './compare.module.css';
import { Controls } from './controls.tsx';
import { Head } from './head.tsx';
import { HoverContext } from './hover.ts';
import { problemOf, Problems } from './problems.tsx';
import { Rest } from './rest.tsx';
import { TwoStages } from './two-stages.tsx';
import { useColumn } from './use-column.ts';
import { useCompareKeys } from './use-compare-keys.ts';
import { useComparePlace, usePresentPlace } from './use-place.ts';
import { moved, within, type Columns, type Move, type Playhead } from './walk.ts';

/** Two runs of two protocols, and one playhead that goes from question to question. */
export default function Compare() {
  const [place, go] = useComparePlace();
  const left = useColumn(place.left);
  const right = useColumn(place.right);
  const sides = [
    { protocol: 'ssh-2', tell: left },
    { protocol: 'tls-1.3', tell: right },
  ];
  const isFit = sides.every((side) => problemOf(side) === null);
  const columns = useMemo<Columns | null>(
    () =>
      isFit && left && right && 'column' in left && 'column' in right
        ? [left.column, right.column]
        : null,
    [isFit, left, right],
  );
  const head = columns ? within(columns, place) : place;
  const to = (next: Playhead) => go({ ...place, ...next });
  const move = (by: Move) => columns && to(moved(columns, head, by));
  useCompareKeys(move, to);
  usePresentPlace(place);
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
            <Problems sides={sides} />
          )}
          {columns && <Rest columns={columns} />}
        </HoverContext>
      </div>
      {columns && <Controls columns={columns} head={head} go={to} move={move} />}
    </article>
  );
}
