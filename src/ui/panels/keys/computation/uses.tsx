import type { ComputationView, FramesView } from '../../../../player/computation-view.ts';
import { valuesById } from '../../../../player/focus.ts';
import { useCursor, useRun } from '../../../../player/hooks.ts';
import { Shape } from '../../../parts/shape.tsx';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { computation as text } from '../../../text/computation.ts';
import { existsAt } from '../existence.ts';
import { StepLink } from '../step-link.tsx';
import styles from './computation.module.css';
import { FrameLink } from './frame-link.tsx';

/** Everything that a value went into: other values by now, steps, frames. */
export function Uses({ view }: { readonly view: ComputationView }) {
  const run = useRun();
  const cursor = useCursor();
  if (!run) return null;
  const made = view.feeds.flatMap((id) => {
    const value = valuesById(run).get(id);
    return value && (existsAt(run, value) ?? Infinity) <= cursor ? [value] : [];
  });
  const { uses, carried, protects } = view;
  if (made.length + uses.length + carried.count + protects.count === 0) return null;
  return (
    <dl className={styles.uses} aria-label={text.becomes}>
      {made.length > 0 && (
        <>
          <dt>{text.feeds}</dt>
          <dd className={styles.tags}>
            {made.map((value) => (
              <ValueTag key={value.id} value={value} />
            ))}
          </dd>
        </>
      )}
      {uses.length > 0 && (
        <>
          <dt>{text.uses}</dt>
          <dd>
            {uses.map(({ index, side, title }) => (
              <span key={index} className={styles.maker}>
                {side !== 'link' && (
                  <Shape of={side} fill={index <= cursor ? 'filled' : 'dashed'} />
                )}
                <StepLink to={index}>{title}</StepLink>
              </span>
            ))}
          </dd>
        </>
      )}
      {carried.count > 0 && <Frames title={text.carried} frames={carried} />}
      {protects.count > 0 && <Frames title={text.protects} frames={protects} />}
    </dl>
  );
}

function Frames({ title, frames }: { readonly title: string; readonly frames: FramesView }) {
  const { count, first } = frames;
  return (
    <>
      <dt>{title}</dt>
      <dd className={styles.frames}>
        {first.map((frame) => (
          <FrameLink key={frame.address} frame={frame} />
        ))}
        {count > first.length && <span>{text.more(count - first.length)}</span>}
      </dd>
    </>
  );
}
