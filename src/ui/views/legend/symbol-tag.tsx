import { useRun } from '../../../player/hooks.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import { symbolEntries } from './symbols.ts';
import type { SymbolName } from '../../text/symbols.ts';

interface SymbolTagProps {
  readonly symbol: SymbolName;
  readonly size?: 'row' | 'card';
  /** As a value that nobody has made. */
  readonly unmade?: boolean;
}

/** A value's tag as every view has it, with the bars of the run that is open, if it has that value. */
export function SymbolTag({ symbol, size = 'card', unmade = false }: SymbolTagProps) {
  const run = useRun();
  const entry = symbolEntries.get(symbol);
  if (!entry) return null;
  const value = run?.values.find((one) => one.symbol === symbol && one.print !== null);
  const look = unmade ? { ...entry.look, kind: 'unmade' as const } : entry.look;
  return <TagFace symbol={symbol} look={look} print={value?.print ?? null} size={size} />;
}
