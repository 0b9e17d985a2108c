import { ArrowDown, ArrowRight, Plus } from 'lucide-react';
import { useId } from 'react';
import type {
  ScheduleNodeView,
  ScheduleStageView,
  ScheduleView,
} from '../../../../player/schedule-view.ts';
import { schedule as text } from '../../../text/schedule.ts';
import { Place } from './place.tsx';
import styles from './schedule.module.css';
import { WhoHasIt } from './who-has-it.tsx';

interface StageProps {
  readonly stage: ScheduleStageView;
  readonly ends: ScheduleView['ends'];
}

/** HKDF-Extract: its two inputs and the secret; below it what is expanded from that, a label a row. */
export function Stage({ stage, ends }: StageProps) {
  const { name, how, salt, input, secret, nodes, derived } = stage;
  const title = text.stages[name];
  const id = useId();
  return (
    <section className={styles.stage} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <p className={styles.extract}>
        <span className={styles.role}>{text.salt}</span> <Place value={salt} />
        <Plus size={14} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.role}>{input === salt ? text.none[name] : text.input[name]}</span>
        <Place value={input} />
        <ArrowRight size={16} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.how}>{how.replace(/,.*/, '')}</span>
        <ArrowRight size={16} strokeWidth={1.8} aria-hidden="true" />
        <Place value={secret} size="card" />
      </p>
      <WhoHasIt secret={secret} ends={ends} />
      {nodes.length > 0 && (
        <ul className={styles.rows} aria-label={text.expand(title)}>
          {nodes.map((node) => (
            <Row key={`${node.label} ${node.value}`} node={node} />
          ))}
        </ul>
      )}
      {derived && (
        <p className={styles.derived}>
          <ArrowDown size={16} strokeWidth={1.8} aria-hidden="true" />
          <code>{derived.label}</code>
          <Place value={derived.context} />
          <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
          <Place value={derived.value} />
          <span>{text.next}</span>
        </p>
      )}
    </section>
  );
}

/** So many that are made of a secret stand beside it; more below it. */
const MOST_BESIDE = 2;

/** A secret under its label, with the transcript hash that it is bound to, and what is made of it. */
function Row({ node }: { readonly node: ScheduleNodeView }) {
  const { label, context, value, nodes } = node;
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        <code>{label}</code>
      </span>
      <span>{context !== null && <Place value={context} />}</span>
      <span className={styles.secret}>
        <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
        <Place value={value} name={text.secrets[label]} />
      </span>
      {nodes.length > 0 && (
        <span className={nodes.length > MOST_BESIDE ? styles.below : styles.beside}>
          <Leaves nodes={nodes} />
        </span>
      )}
    </li>
  );
}

function Leaves({ nodes }: { readonly nodes: readonly ScheduleNodeView[] }) {
  return (
    <span className={styles.leaves}>
      {nodes.map(({ label, value, nodes: below }) => (
        <span key={`${label} ${value}`} className={styles.leaf}>
          <Place value={value} face={text.leaves[label] ?? label} />
          {below.length > 0 && (
            <>
              <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
              <Leaves nodes={below} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}
