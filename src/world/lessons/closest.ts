/** What somebody meant who wrote a name that does not exist. */
import { distance } from '../find/match.ts';

/** The name that differs least, by a third of its letters at most; null where none does. */
export function closest(typed: string, names: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  const [best] = names
    .map((name) => ({ name, far: distance(typed, name, most) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far);
  return best?.name ?? null;
}
