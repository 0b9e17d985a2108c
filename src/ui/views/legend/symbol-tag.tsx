import { useRun } from '../../../player/hooks.ts';
import { TagFace } from '../../parts/tag-face.tsx';
import type { ValueLook } from '../../parts/value-look.ts';
import { useBook } from './book.ts';

interface SymbolTagProps {
  readonly symbol: string;
  /** Unless told, as the book has it. */
  readonly look?: ValueLook;
  readonly size?: 'row' | 'card';
  /** As a value that nobody has made. */
  readonly unmade?: boolean;
}

/** A value's tag as every view has it, with the bars of the run that is open, if it has that value. */
export function SymbolTag({ symbol, look, size = 'card', unmade = false }: SymbolTagProps) {
  const run = useRun();
  const { looks } = useBook();
  const own = look ?? looks.get(symbol);
  if (!own) return null;
  const value = run?.values.find((one) => one.symbol === symbol && one.print !== null);
  const shown = unmade ? { ...own, kind: 'unmade' as const } : own;
  return <TagFace symbol={symbol} look={shown} print={value?.print ?? null} size={size} />;
}
