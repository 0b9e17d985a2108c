/** The inputs of a bit that is flipped on the way: in which frame, which of its bytes, and which of that one's bits. */
import type { Input } from './inputs.ts';
import { simulate, type Run } from './simulate.ts';

/** Any frame that would be sent if nobody touched them; none where no bit is flipped, or it is told by a side's byte. */
export function flipInputs({ scenario }: Run): readonly Input[] {
  const { attack } = scenario;
  if (attack?.kind !== 'flip-bit' || attack.frame === undefined) return [];
  const { frames } = simulate({ ...scenario, attack: null }).recorder;
  const size = frames.find(({ address }) => address === attack.frame)?.wire.length ?? 1;
  const number = (name: string, value: number, max: number): Input => ({
    ...{ kind: 'number', path: ['attack', name], shows: [] },
    ...{ value, min: 0, max },
  });
  return [
    {
      kind: 'choice',
      path: ['attack', 'frame'],
      shows: [],
      value: attack.frame,
      choices: frames.map(({ address }) => address),
    },
    number('byte', attack.byte, size - 1),
    number('bit', attack.bit, 7),
  ];
}
