import { useTopic } from '../../../player/hooks.ts';
import type { Step } from '../../../player/run.ts';
import { refusal as text } from '../../text/refusal.ts';
import { Sides } from '../prompt/sides.tsx';
import styles from './refusal.module.css';
import { Ways } from './ways.tsx';

/**
 * A host key that has changed, refused: what stands in the terminal, and the ways out with what each one risks. Those
 * that find something out stand where it is found out.
 */
export function Refusal({ step }: { readonly step: Step }) {
  const found = useTopic('refusal', { step: step.index });
  if (!found) return null;
  const { user, host, terminal, console, note, fingerprint, keyType, commands } = found;
  const words = text.askWords(host, keyType, fingerprint);
  return (
    <section className={styles.refusal} aria-label={text.name}>
      <Sides
        {...{ user, terminal, console, note, fingerprint }}
        client={step.kind === 'end' ? 'ended' : 'goes on'}
        plain
      >
        <Ways group={text.finding} commands={commands} words={words} />
      </Sides>
      <Ways group={text.silencing} commands={commands} words={words} />
    </section>
  );
}
