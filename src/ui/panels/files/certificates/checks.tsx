import { Check, X } from 'lucide-react';
import type { CertificateView } from '../../../../player/files-view.ts';
import { actions, useCursor, useStep } from '../../../../player/hooks.ts';
import { RfcLink } from '../../../parts/rfc-link.tsx';
import { certificateFiles as text } from '../../../text/certificate-files.ts';
import styles from './certificate-content.module.css';

/** What the run checked of a certificate, each with what came of it once it is done. */
export function Checks({ of: { checks } }: { readonly of: CertificateView }) {
  if (checks.length === 0) return <p className={styles.words}>{text.unchecked}</p>;
  return (
    <section className={styles.checks} aria-label={text.checks}>
      <h4 className={styles.title}>{text.checks}</h4>
      <ol>
        {checks.map((step) => (
          <CheckRow key={step} at={step} />
        ))}
      </ol>
    </section>
  );
}

function CheckRow({ at }: { readonly at: number }) {
  const cursor = useCursor();
  const step = useStep(at);
  const done = at <= cursor;
  const good = step?.result?.good ?? false;
  const Sign = good ? Check : X;
  return (
    <li className={[styles.check, done ? '' : styles.later].join(' ')}>
      {done && step ? (
        <Sign
          size={14}
          strokeWidth={2.4}
          aria-hidden="true"
          className={good ? undefined : styles.bad}
        />
      ) : (
        <span />
      )}
      <button type="button" className={styles.step} onClick={() => actions.go(at)}>
        {step?.title ?? ''}
      </button>
      <span className={styles.result}>{done ? step?.result?.text : text.later}</span>
      {step?.sources[0] !== undefined && <RfcLink source={step.sources[0]} />}
    </li>
  );
}
