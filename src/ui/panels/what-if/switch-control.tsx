import { Segmented } from '../../parts/segmented.tsx';
import { whatIf as text } from '../../text/what-if.ts';
import type { ControlProps } from './input-row.tsx';

/** Yes or no. */
export function SwitchControl({ input, name, onSet }: ControlProps<'switch'>) {
  const { yes, no } = text.switch;
  return (
    <Segmented
      label={name}
      options={[yes, no].map((value) => ({ value, text: value }))}
      value={input.value ? yes : no}
      onChange={(value) => onSet(value === yes)}
    />
  );
}
