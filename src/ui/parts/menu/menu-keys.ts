/** Where a menu opens, and how the keys move in it. */

const GAP = 6;

/** Puts an open menu below its button, inside the window, and the focus on what is chosen in it. */
export function openMenu(menu: HTMLElement, button: HTMLElement): void {
  const { left, right, bottom } = button.getBoundingClientRect();
  const fromRight = (left + right) / 2 > innerWidth / 2;
  menu.style.top = `${bottom + GAP}px`;
  menu.style.left = fromRight ? 'auto' : `${Math.max(GAP, left)}px`;
  menu.style.right = fromRight ? `${Math.max(GAP, document.body.clientWidth - right)}px` : 'auto';
  menu.style.maxHeight = `${innerHeight - bottom - 2 * GAP}px`;
  const items = itemsOf(menu);
  (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
}

/** Moves the focus as a key asks; false where it asks for nothing. */
export function moveInMenu(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  const to = target(items, at, key);
  to?.focus();
  return to !== undefined;
}

function target(items: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const starts = (item: HTMLElement) =>
    item.textContent.trimStart().toLowerCase().startsWith(key.toLowerCase());
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem], [role=menuitemradio]')];
}
