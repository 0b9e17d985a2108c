/** What was found in this tab before, newest first. */
const KEY = 'sshow.found';
const MOST = 5;

export function recentFinds(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return []; // forbidden, or not ours
  }
}

export function remember(title: string): void {
  const titles = [title, ...recentFinds().filter((one) => one !== title)].slice(0, MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(titles));
  } catch {
    // Then it is searched for again by hand.
  }
}
