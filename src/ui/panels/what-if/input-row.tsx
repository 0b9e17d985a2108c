import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { actions, useInput } from '../../../player/hooks.ts';
import type { ChangedInput } from '../../../world/changes.ts';
import { keyOf, type Input } from '../../parts/input-key.ts';
import { whatIf as text } from '../../text/what-if.ts';
import { BytesControl } from './bytes-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import { LineControl } from './line-control.tsx';
import { NamesControl } from './names-control.tsx';
import { NumberControl } from './number-control.tsx';
import { summaryOf } from './summary.ts';
import { SwitchControl } from './switch-control.tsx';
import { TextControl } from './text-control.tsx';
import { useChange, type Next } from './use-change.ts';
import styles from './input-row.module.css';

interface InputRowProps {
  readonly input: Input;
  /** What it was in the original; undefined where it is as it was. */
  readonly changed: ChangedInput | undefined;
}

/** An input: its name, its value, and, opened, the means to change it. */
export function InputRow({ input, changed }: InputRowProps) {
  const key = keyOf(input);
  const open = useInput() === key;
  const { failure, set, revert } = useChange(input, changed);
  const row = useRef<HTMLLIElement>(null);
  const name = text.label(input.path);
  const Icon = open ? ChevronDown : ChevronRight;

  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  return (
    <li ref={row} className={styles.row}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        onClick={() => actions.showInput(open ? null : key)}
      >
        <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        {changed && <b className={styles.changed}>{text.changed}</b>}
        <code className={styles.value}>{summaryOf(input)}</code>
      </button>
      {open && (
        <div className={styles.control}>
          <Control input={input} name={name} onSet={set} />
          {failure !== null && (
            <p role="alert" className={styles.failure}>
              {text.failed(failure)}
            </p>
          )}
          {changed && (
            <button
              type="button"
              className={styles.revert}
              aria-label={text.revertSaid(name)}
              onClick={revert}
            >
              <Undo2 size={16} strokeWidth={1.8} aria-hidden="true" />
              {text.revert}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

export interface ControlProps<Kind extends Input['kind']> {
  readonly input: Extract<Input, { readonly kind: Kind }>;
  readonly name: string;
  readonly onSet: (value: Next) => void;
}

function Control({ input, name, onSet }: ControlProps<Input['kind']>) {
  switch (input.kind) {
    case 'names':
      return <NamesControl input={input} name={name} onSet={onSet} />;
    case 'line':
      return <LineControl input={input} name={name} onSet={onSet} />;
    case 'text':
      return <TextControl input={input} name={name} onSet={onSet} />;
    case 'number':
      return <NumberControl input={input} name={name} onSet={onSet} />;
    case 'choice':
      return <ChoiceControl input={input} name={name} onSet={onSet} />;
    case 'switch':
      return <SwitchControl input={input} name={name} onSet={onSet} />;
    case 'bytes':
      return <BytesControl input={input} name={name} onSet={onSet} />;
  }
}
