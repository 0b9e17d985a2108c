/** Room above and below what is brought into view, in CSS pixels. */
const ROOM = 16;

/** Scrolls the text of the lesson so that `last` shows to its end, as far as the head of `first` stays in view. */
export function bringIntoView(first: Element, last: Element): void {
  const column = first.closest('[data-lesson-text]');
  if (!column) return;
  const { top, bottom } = column.getBoundingClientRect();
  const below = last.getBoundingClientRect().bottom + ROOM - bottom;
  const above = first.getBoundingClientRect().top - ROOM - top;
  const by = above < 0 ? above : Math.min(below, above);
  if (by < 0 || below > 0) column.scrollBy({ top: by, behavior: isStill() ? 'auto' : 'smooth' });
}

/** Whether less motion was asked for. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
