import { useSyncExternalStore } from 'react';

/** How large the theme draws things now, for what is computed and not laid out. */
export interface Measures {
  /** A pixel of the stage's figure, and of what stands in a tag, in pixels of the page. */
  readonly px: number;
  readonly tagPx: number;
  /** The theme is for a beamer: fewer things, larger. */
  readonly beamer: boolean;
  /** A token's font with its size in pixels, as a canvas takes it: `600 13px "IBM Plex Sans", …`. */
  readonly font: (token: FontToken) => string;
}

type FontToken =
  | 'tag-text'
  | 'verb'
  | 'result'
  | 'small-strong'
  | 'body-strong'
  | 'mono-name'
  | 'mono-time'
  | 'mono-bytes';

function read(): Measures {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const rem = Number.parseFloat(style.fontSize);
  const scale = (name: string) => (rem / 16) * (Number(style.getPropertyValue(name)) || 1);
  const fonts = new Map<FontToken, string>();
  return {
    px: scale('--stage-scale'),
    tagPx: scale('--tag-scale'),
    beamer: root.dataset['theme'] === 'projector',
    font(token) {
      let font = fonts.get(token);
      if (font === undefined) {
        font = style
          .getPropertyValue(`--${token}`)
          .replace(/([\d.]+)rem/g, (_, size) => `${rem * size}px`);
        fonts.set(token, font);
      }
      return font;
    },
  };
}

let now: Measures | null = null;
let followers = 0;

const isSame = (a: Measures | null, b: Measures): boolean =>
  a?.px === b.px && a.tagPx === b.tagPx && a.beamer === b.beamer;

/** A theme or the size of the window may change all of them; until its font has loaded, a text is measured in another. */
function follow(changed: () => void): () => void {
  // While nobody followed, nobody saw what changed.
  if (followers++ === 0 && !isSame(now, read())) now = read();
  let seen = now;
  const update = () => {
    const next = read();
    if (!isSame(now, next)) now = next;
    if (isSame(seen, next)) return;
    seen = next;
    changed();
  };
  const themes = new MutationObserver(update);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const again = () => {
    now = read();
    changed();
  };
  addEventListener('resize', update);
  document.fonts.addEventListener('loadingdone', again);
  return () => {
    followers -= 1;
    document.fonts.removeEventListener('loadingdone', again);
    themes.disconnect();
    removeEventListener('resize', update);
  };
}

export const useMeasures = (): Measures => useSyncExternalStore(follow, () => (now ??= read()));
