import { CloudCheck, CloudDownload, CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { keepForLessons, offline, tryAgain } from '../../../../player/offline/offline.ts';
import type { OfflineState } from '../../../../player/offline/offline.ts';
import { offline as text } from '../../../text/offline.ts';
import styles from './offline-sign.module.css';

/** Whether lessons go on without a network. Where it stands, that is seen to once the page is at rest. */
export function OfflineSign() {
  const state = useStore(offline);
  useEffect(() => whenIdle(() => void keepForLessons()), []);
  const { kept, isOnline } = state;
  if (kept.kind === 'unknown') return null;
  const Sign = kept.kind !== 'ready' ? CloudDownload : isOnline ? CloudCheck : CloudOff;
  const isTab = kept.kind === 'ready' && kept.where === 'tab';
  return (
    <span className={styles.sign}>
      <Sign size={16} strokeWidth={1.8} aria-hidden="true" />
      <span role="status" title={isTab ? text.tabWhy : undefined}>
        {wordsOf(state)}
      </span>
      {kept.kind === 'loading' && isOnline && (
        <span aria-hidden="true">{text.loading(kept.have, kept.of)}</span>
      )}
      {kept.kind === 'failed' && isOnline && (
        <button type="button" className={styles.again} onClick={() => void tryAgain()}>
          {text.again}
        </button>
      )}
    </span>
  );
}

/** What is said: not how far it is. */
function wordsOf({ kept, isOnline }: OfflineState): string {
  if (!isOnline) return kept.kind === 'ready' ? text.cut : text.cutEarly;
  if (kept.kind === 'ready') return kept.where === 'tab' ? text.tab : text.browser;
  return kept.kind === 'failed' ? text.failed(kept.missing, kept.of) : '';
}

/** Calls once the page has nothing to do, or a second later; not after the function that it returns was called. */
function whenIdle(call: () => void): () => void {
  // Safari has no such call.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(call, 1000);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(call, { timeout: 1000 });
  return () => cancelIdleCallback(idle);
}
