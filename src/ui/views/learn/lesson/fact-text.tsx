import { useTopic } from '../../../../player/hooks.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { useMomentPlace } from './moment-context.ts';
import styles from './inlines.module.css';

/** A fact of the run that the text is about: computed from that run, whatever the learner makes of it. */
export function FactText({ of }: { readonly of: string }) {
  const { moment, seed } = useMomentPlace();
  const { scenario, step, focus } = moment.place;
  const told = useTopic('lesson-facts', { scenario, seed, facts: [of], place: { step, focus } });
  const fact = told?.[0];
  if (!fact) return <span className={styles.late}>{text.factLoading}</span>;
  if ('problem' in fact) {
    return (
      <span className={styles.late} title={fact.problem}>
        {text.factFailed}
      </span>
    );
  }
  return /[^\d,.]/.test(fact.value) ? (
    <code className={styles.code}>{fact.value}</code>
  ) : (
    <span>{readable(fact.value)}</span>
  );
}

const grouped = new Intl.NumberFormat('en');

/** A large number as the stage writes it: not a small one, which may be a port. */
const readable = (value: string): string =>
  /^\d{5,15}$/.test(value) ? grouped.format(Number(value)) : value;
