import { ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { valuesById } from '../../../player/focus.ts';
import { useCursor, useDetails, useFocus, useHidden, useRun } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { keys as text } from '../../text/keys.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { Computation } from './computation/computation.tsx';
import { pointedValue } from './computation/pointed-value.ts';
import { ExchangeHash } from './exchange-hash.tsx';
import styles from './keys-panel.module.css';
import { Ribbon } from './ribbon.tsx';
import { Signed } from './signed.tsx';
import { SixKeys } from './six-keys.tsx';
import { WhoHasThem } from './who-has-them.tsx';

/** How what both sides said becomes one hash, and the hash and the secret six keys. */
export function ExchangeKeys({ controls }: PanelProps) {
  const details = useDetails();
  const cursor = useCursor();
  const run = useRun();
  const focus = useFocus();
  const hidden = useHidden();
  const [full, setFull] = useState(false);
  const [chosen, setChosen] = useState<{ index: number; cursor: number } | null>(null);
  const exchanges = details?.exchanges ?? [];
  const index = chosen?.cursor === cursor ? chosen.index : currentExchange(exchanges, cursor);
  const exchange = exchanges[index];
  const H = (run && exchange && valuesById(run).get(exchange.H)) ?? null;
  const pointed = run && pointedValue(run, focus);
  const value = pointed ?? H;
  const content = useShown(pointed?.id);
  return (
    <PanelFrame
      title={panelTitles.keys}
      about={text.about}
      tools={
        exchanges.length > 1 && (
          <Segmented
            label={text.exchange}
            options={exchanges.map(({ kex, ends }, at) => ({
              value: at,
              text: text.nth(at + 1, ends),
              name: text.nthSaid(at + 1, kex, ends),
            }))}
            value={index}
            onChange={(at) => setChosen({ index: at, cursor })}
          />
        )
      }
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {exchange ? (
        <div ref={content} className={styles.content}>
          <div>
            <Ribbon parts={exchange.parts} />
            <div className={styles.below}>
              <div className={styles.left}>
                <ExchangeHash exchange={exchange} />
                <Signed exchange={exchange} />
                <p className={styles.formula}>
                  <span>
                    {exchange.hash}(<b>K</b>, <b>H</b>, {text.letter}, <b>session_id</b>)
                  </span>
                  <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
                </p>
                <WhoHasThem exchange={exchange} />
              </div>
              <SixKeys exchange={exchange} />
            </div>
          </div>
          {value && H && <Computation value={value} home={H} />}
        </div>
      ) : pointed ? (
        <div ref={content} className={styles.content}>
          <Computation value={pointed} home={pointed} />
        </div>
      ) : (
        details && (
          <div className={styles.empty}>
            <p>{hidden ? text.emptyYet : text.empty}</p>
            {!hidden && <p className={styles.hint}>{text.emptyHint}</p>}
          </div>
        )
      )}
    </PanelFrame>
  );
}

/** Scrolls to how a value came to be, when it is pointed at from outside the panel; it stands below the keys. */
function useShown(pointed: string | undefined) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = content;
    const last = current?.lastElementChild;
    if (pointed === undefined || !current || current.contains(document.activeElement)) return;
    if (!(last instanceof HTMLElement)) return;
    const show = (): number => {
      current.scrollTop = last.offsetTop - current.offsetTop;
      return current.scrollTop;
    };
    let shown = show();
    // What it holds comes later; whoever has scrolled in the meantime is left where they are.
    const growing = new ResizeObserver(() => {
      if (current.scrollTop === shown) shown = show();
    });
    growing.observe(last);
    return () => growing.disconnect();
  }, [pointed]);
  return content;
}

/** The last exchange that has begun to give keys; the first before any has. */
function currentExchange(exchanges: readonly ExchangeView[], cursor: number): number {
  const last = exchanges.findLastIndex(({ computedAt, keysAt }) =>
    [computedAt, keysAt.client, keysAt.server].some((at) => at <= cursor),
  );
  return Math.max(0, last);
}
