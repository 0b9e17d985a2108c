import { useEffect, useId, useRef } from 'react';
import type { ComputationView } from '../../../../player/computation-view.ts';
import { actions, useCursor, useFocus, useRun, useTopic } from '../../../../player/hooks.ts';
import type { ValueView } from '../../../../player/run.ts';
import { ChangeButton } from '../../../parts/change-button.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { computation as text } from '../../../text/computation.ts';
import { existsAt } from '../existence.ts';
import styles from './computation.module.css';
import { Origin } from './origin.tsx';
import { Uses } from './uses.tsx';
import { Way } from './way.tsx';

interface ComputationProps {
  readonly value: ValueView;
  /** What shows while nothing is pointed at, to go back to. */
  readonly home: ValueView;
}

/** How a value was made, and what became of it. */
export function Computation({ value, home }: ComputationProps) {
  const run = useRun();
  const cursor = useCursor();
  const told = useTopic('computation', { value: value.id });
  const view = told?.value === value.id ? told : null;
  const section = useRef<HTMLElement>(null);
  const title = useId();
  useBringIntoView(section, view?.value ?? null);
  if (!run) return null;
  const symbol = value.symbol || value.label;
  const at = existsAt(run, value);
  const exists = at !== null && at <= cursor;
  const isComputed = (view?.ways.length ?? 1) > 0;
  return (
    <section ref={section} className={styles.computation} aria-labelledby={title}>
      <header className={styles.header}>
        <h3 id={title} className={styles.title}>
          {isComputed ? text.title(symbol) : text.originTitle(symbol)}
        </h3>
        {value.fact !== home.fact && (
          <button type="button" className={styles.back} onClick={() => actions.focus(null)}>
            {text.back(home.symbol)}
          </button>
        )}
      </header>
      {exists && <Bytes value={value} symbol={symbol} />}
      {!exists && <p className={styles.words}>{text.notYet(symbol)}</p>}
      {view && <Told view={view} value={value} exists={exists} />}
    </section>
  );
}

interface ToldProps {
  readonly view: ComputationView;
  readonly value: ValueView;
  readonly exists: boolean;
}

function Told({ view, value, exists }: ToldProps) {
  return (
    <>
      {view.ways.map((way) => (
        <Way
          key={way.makers.map(({ side }) => side).join()}
          way={way}
          value={value}
          alone={view.ways.length === 1}
        />
      ))}
      {view.origin && exists && <Origin origin={view.origin} />}
      {exists && <Uses view={view} />}
    </>
  );
}

function Bytes({ value, symbol }: { readonly value: ValueView; readonly symbol: string }) {
  return (
    <div className={styles.bytes}>
      <ValueTag value={value} />
      <span className={styles.label}>{value.label}</span>
      <code className={styles.hex}>
        {value.head.replaceAll(/.{8}/g, '$& ').trim()}
        {value.size * 2 > value.head.length && ' …'}
      </code>
      {value.bytes !== null && <CopyButton quiet text={value.bytes} label={text.copy(symbol)} />}
      <ChangeButton address={value.address} />
    </div>
  );
}

/** Shows the section when something in the same panel was clicked that it now tells about: the value of this id. */
function useBringIntoView(
  section: { readonly current: HTMLElement | null },
  value: string | null,
): void {
  const focus = useFocus();
  const isPointed = focus?.kind === 'value';
  const shown = useRef(value);
  useEffect(() => {
    if (value === null || shown.current === value) return;
    shown.current = value;
    const { current } = section;
    const isInside = current?.parentElement?.contains(document.activeElement);
    if (isPointed && isInside) current?.scrollIntoView({ block: 'nearest' });
  }, [section, value, isPointed]);
}
