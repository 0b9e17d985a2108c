import { Segmented } from '../../parts/segmented.tsx';
import type { ControlProps } from './input-row.tsx';

/** One of a few words. */
export function ChoiceControl({ input, name, onSet }: ControlProps<'choice'>) {
  return (
    <Segmented
      label={name}
      options={input.choices.map((value) => ({ value, text: value }))}
      value={input.value}
      onChange={onSet}
    />
  );
}
