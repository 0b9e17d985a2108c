import { ArrowRight } from 'lucide-react';
import type { StageView } from '../../../../player/computation-view.ts';
import { valuesById } from '../../../../player/focus.ts';
import { useRun } from '../../../../player/hooks.ts';
import type { RunView, ValueView } from '../../../../player/run.ts';
import { RfcLink } from '../../../parts/rfc-link.tsx';
import { tagKey } from '../../../parts/value-look.ts';
import { computation as text } from '../../../text/computation.ts';
import { Command } from './command.tsx';
import styles from './computation.module.css';
import { Fold } from './fold.tsx';
import { Preimage } from './preimage.tsx';
import { StageTag } from './stage-tag.tsx';

interface StageProps {
  readonly stage: StageView;
  /** The value that it is for. */
  readonly goal: ValueView;
}

/** One computation: inputs, function, output; what exactly goes in; the command that repeats it. */
export function Stage({ stage, goal }: StageProps) {
  const run = useRun();
  const made = run && valuesById(run).get(stage.to);
  if (!run || !made) return null;
  const symbol = made.symbol || made.label;
  const { preimage, kind, command, note, reason } = stage;
  return (
    <div className={styles.stage}>
      <div className={styles.flow}>
        <ul className={styles.inputs} aria-label={text.inputs}>
          {distinct(run, stage.from).map((value) => (
            <li key={tagKey(value)}>
              <StageTag value={value} goal={goal} />
            </li>
          ))}
        </ul>
        <span className={styles.through}>
          <ArrowRight size={16} strokeWidth={1.8} aria-hidden="true" />
          <b>{text.functions[kind](stage.how)}</b>
          <ArrowRight size={16} strokeWidth={1.8} aria-hidden="true" />
          <StageTag value={made} goal={goal} />
        </span>
        {stage.source && <RfcLink source={stage.source} />}
      </div>
      {preimage && (
        <Fold title={text.preimage[isNamed(kind) ? kind : 'hash'](preimage.bytes.length)}>
          <Preimage preimage={preimage} />
        </Fold>
      )}
      {command !== null && <Command command={command} symbol={symbol} />}
      {note !== null && <p className={styles.words}>{note}</p>}
      {reason !== null && <p className={styles.words}>{text.noCommand(reason)}</p>}
    </div>
  );
}

/** Whether what goes in has a name of its own for this kind of computation. */
const isNamed = (kind: StageView['kind']): kind is keyof typeof text.preimage =>
  Object.hasOwn(text.preimage, kind);

/** Each value once, though K, H and H go into a key of the first exchange. */
function distinct(run: RunView, ids: readonly string[]): ValueView[] {
  const values = ids.flatMap((id) => valuesById(run).get(id) ?? []);
  return [...new Map(values.map((value) => [tagKey(value), value])).values()];
}
