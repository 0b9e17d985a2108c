import { useTopic } from '../../../player/hooks.ts';
import type { Step } from '../../../player/run.ts';
import { refusal as text } from '../../text/refusal.ts';
import { Sides } from '../prompt/sides.tsx';
import styles from './refusal.module.css';
import { WayCard } from './way-card.tsx';

/** A host key that has changed, refused: what stands in the terminal, and the ways out with what each one risks. */
export function Refusal({ step }: { readonly step: Step }) {
  const found = useTopic('refusal', { step: step.index });
  if (!found) return null;
  const { user, host, terminal, console, note, fingerprint, keyType, commands } = found;
  return (
    <section className={styles.refusal} aria-label={text.name}>
      <Sides
        {...{ user, terminal, console, note, fingerprint }}
        client={step.kind === 'end' ? 'ended' : 'goes on'}
        plain
      />
      <div className={styles.groups}>
        {text.groups.map(({ name, title, ways }) => (
          <section key={name} className={styles[name]} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            <ul className={styles.ways}>
              {ways.map((way) => (
                <WayCard
                  key={way.title}
                  way={way}
                  command={way.command && commands[way.command]}
                  words={text.askWords(host, keyType, fingerprint)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
