import { ArrowDown } from 'lucide-react';
import { valuesById } from '../../../player/focus.ts';
import { useCursor, useRun } from '../../../player/hooks.ts';
import type { ExchangeView } from '../../../player/run.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ValueTag } from '../../parts/value-tag.tsx';
import { keys as text } from '../../text/keys.ts';
import { existsAt, holders } from './existence.ts';
import styles from './keys-panel.module.css';
import { UnmadeTag } from './unmade-tag.tsx';

/** H: what it is the hash of, its first bytes, and what it is besides. */
export function ExchangeHash({ exchange }: { readonly exchange: ExchangeView }) {
  const run = useRun();
  const cursor = useCursor();
  const H = run && valuesById(run).get(exchange.H);
  const id = run && valuesById(run).get(exchange.session_id);
  const at = run && H ? existsAt(run, H) : null;
  const exists = at !== null && at <= cursor;
  const who = run && H ? holders(run, H, cursor) : [];
  const [only] = who;
  return (
    <div className={styles.hash}>
      <p className={styles.into}>
        <ArrowDown size={18} strokeWidth={1.8} aria-hidden="true" />
        {text.hashOf(exchange.hash, exchange.hashedBytes)}
      </p>
      <p className={styles.h}>
        {H && exists ? (
          <>
            <ValueTag value={H} size="card" />
            <code className={styles.head}>{H.head.replaceAll(/.{8}/g, '$& ')}…</code>
            {H.bytes !== null && <CopyButton quiet text={H.bytes} label={text.copy('H')} />}
          </>
        ) : (
          <UnmadeTag symbol="H" owners={['client', 'server']} />
        )}
      </p>
      <p className={styles.words}>
        {!exists && text.hHasNobody}
        {exists && who.length === 1 && only && text.hHasOne(only)}
      </p>
      <p className={styles.words}>
        <Symbols words={H?.fact === id?.fact ? text.isSessionId : text.keepsSessionId} />
      </p>
    </div>
  );
}

/** Words in which every second piece is a symbol. */
function Symbols({ words }: { readonly words: readonly string[] }) {
  return words.map((word, index) => (index % 2 === 1 ? <b key={word}>{word}</b> : word));
}
