/** In which order the items of an `order` question are shown at first: never the right one, and always the same. */
export function shuffled(id: string, count: number): readonly number[] {
  const items = Array.from({ length: count }, (_, at) => at);
  let state = [...id].reduce(
    (hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  for (let at = count - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [items[at], items[other]] = [items[other] ?? 0, items[at] ?? 0];
  }
  const isRight = items.every((item, at) => item === at);
  return isRight ? items.toReversed() : items;
}
