import type { Input } from '../../../world/inputs.ts';
import { whatIf as text } from '../../text/what-if.ts';

/** An input's value in a few characters. */
export function summaryOf(input: Input): string {
  const { summary } = text;
  switch (input.kind) {
    case 'names': {
      const [first] = input.value;
      return first === undefined ? summary.none : summary.names(first, input.value.length - 1);
    }
    case 'text': {
      const lines = input.value.split('\n').filter((line) => line.trim() !== '').length;
      return lines === 0 ? summary.empty : summary.lines(lines);
    }
    case 'bytes':
      return `${input.value.slice(0, 16)}…`;
    case 'switch':
      return input.value ? text.switch.yes : text.switch.no;
    case 'number':
      return String(input.value);
    case 'line':
    case 'choice':
      return input.value === '' ? summary.empty : input.value;
  }
}
