import { describe, expect, test } from 'vitest';
import type { MachineView } from '../../src/player/run.ts';
import { clientTransport } from '../../src/protocol/ssh/client.ts';
import { diagramOf } from '../../src/ui/panels/state/diagram.ts';

const machine = (names: string, edges: readonly string[]): MachineView => ({
  side: 'client',
  region: 'transport',
  states: names.split(' ').map((name) => ({ name, means: '', waits: '' })),
  edges: edges.map((edge) => {
    const [from = '', ...to] = edge.split(' ');
    return { from, input: 'x', to, source: 'RFC 4253' };
  }),
});

describe('the diagram of a machine', () => {
  test('draws a step to the next state down, and the rest at the side', () => {
    const { down, arcs } = diagramOf(machine('a b c', ['a b c', 'b c', 'c a']));
    expect([...down]).toEqual([0, 1]);
    expect(arcs).toContainEqual({ from: 0, to: 2, lane: 0 });
    expect(arcs).toContainEqual({ from: 2, to: 0, lane: 1 });
  });

  test('gives arcs to one state one lane', () => {
    const { arcs, lanes } = diagramOf(machine('a b c d', ['a b', 'c a', 'd a']));
    expect(lanes).toBe(1);
    expect(arcs.map(({ from }) => from)).toEqual([2, 3]);
  });

  test('leaves out staying, and ways to where most states may end', () => {
    const { arcs, down, end } = diagramOf(machine('a b end', ['a a end', 'b end']));
    expect(end).toBe('end');
    expect(arcs).toEqual([]);
    expect(down.size).toBe(0);
  });

  test('shows every other edge of the real machine', () => {
    const names = [...new Set(clientTransport.edges.flatMap(({ from, to }) => [from, ...to]))];
    const real = machine(names.join(' '), []);
    const { arcs, down, end } = diagramOf({ ...real, edges: clientTransport.edges });
    for (const { from, to } of clientTransport.edges) {
      for (const target of to.filter((name) => name !== from && name !== end)) {
        const [a, b] = [names.indexOf(from), names.indexOf(target)];
        expect(b === a + 1 ? down.has(a) : arcs.some((one) => one.from === a && one.to === b)).toBe(
          true,
        );
      }
    }
    expect(end).toBe('closed');
  });
});
