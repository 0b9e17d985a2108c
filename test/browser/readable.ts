/** Measures what a page shows, for whoever has to read it from afar. */
import type { Page } from '@playwright/test';

export interface Readable {
  readonly height: number;
  readonly texts: readonly {
    readonly text: string;
    /** Of the font, in pixels. */
    readonly size: number;
    /** Part of a sentence, and not the words of a control or a citation. */
    readonly running: boolean;
    readonly contrast: number;
  }[];
  /** Lines that go all around something, and those of the figures, with their width in pixels. */
  readonly outlines: readonly { readonly what: string; readonly width: number }[];
  /** Texts that something cuts off, and pairs of texts of the stage that lie on one another. */
  readonly clipped: readonly string[];
  readonly overlapping: readonly string[];
}

/**
 * Of the whole page, but that the top bar's own controls are not measured for outlines. Measured in the very turn in
 * which the page has settled: a part that arrives between two turns has its place only after the next frame.
 */
export async function readable(page: Page): Promise<Readable> {
  return page.evaluate<Readable>(`(${settle})().then(${measure})`);
}

/** Nothing changes any more: panels follow the stage, and what follows the size of something else comes after it. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(settle);
}

/** Runs in the page. Over once nothing has changed for 150 ms and three frames, and nothing is left to do. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  await new Promise<void>((resolve) => {
    let since = performance.now();
    let frames = 0;
    const watch = new MutationObserver(() => {
      since = performance.now();
      frames = 0;
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    const look = () => {
      frames += 1;
      if (frames <= 3 || performance.now() - since < 150) return next();
      watch.disconnect();
      resolve();
    };
    const next = () => void requestAnimationFrame(() => requestIdleCallback(look));
    next();
  });
}

/** Runs in the page. */
function measure(): Readable {
  // What lets the pointer through would hide from the search for what lies behind a text.
  const solid = new CSSStyleSheet();
  solid.replaceSync('* { pointer-events: auto !important; }');
  document.adoptedStyleSheets.push(solid);
  type Rgb = readonly [number, number, number, number];
  const colour = (css: string): Rgb => {
    const numbers = (css.match(/[\d.]+/g) ?? []).map(Number);
    const scale = css.startsWith('color(') ? 255 : 1;
    const [r = 0, g = 0, b = 0, a = 1] = numbers;
    return [r * scale, g * scale, b * scale, a];
  };
  const luminance = ([r, g, b]: Rgb) => {
    const linear = (value: number) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrast = (a: Rgb, b: Rgb) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const paper: Rgb = [255, 255, 255, 1];
  const behind = (x: number, y: number): Rgb => {
    for (const element of document.elementsFromPoint(x, y)) {
      const found = colour(getComputedStyle(element).backgroundColor);
      if (found[3] > 0) return found;
    }
    return paper;
  };
  const shows = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest('.said, option');
  const scrolls = (style: CSSStyleDeclaration) => /auto|scroll/.test(style.overflow);

  /** A word that a row leaves out as a whole where it has no room: the arrow's dashes say it as well. */
  const isLeftOut = (element: Element, rects: readonly DOMRect[]) => {
    const around = element.parentElement;
    if (element.textContent !== 'in flight' || !around) return false;
    const { bottom } = around.getBoundingClientRect();
    return rects.every(({ top }) => top >= bottom);
  };

  const texts: Readable['texts'][number][] = [];
  const clipped: string[] = [];
  const placed: { text: string; rect: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !shows(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(
      ({ width, height }) => width > 1 && height > 1,
    );
    if (rects.length === 0 || isLeftOut(element, rects)) continue;
    const sentence = element.closest('p, li, dd, td');
    const style = getComputedStyle(element);
    const [first] = rects;
    const middle = first && [first.left + first.width / 2, first.top + first.height / 2];
    const [x = 0, y = 0] = middle ?? [];
    const inSight = x > 0 && y > 0 && x < innerWidth && y < innerHeight;
    const onTop = inSight && document.elementsFromPoint(x, y)[0];
    texts.push({
      text,
      size: Number.parseFloat(style.fontSize),
      running:
        sentence !== null &&
        /\S+(\s+\S+){4,}[.!]$/.test(sentence.textContent?.trim() ?? '') &&
        !element.closest('button, a, code, nav, [role="treeitem"]'),
      // Where something else scrolled over it, it is not what is read there.
      contrast:
        onTop && (element.contains(onTop) || onTop.contains(element))
          ? contrast(colour(style.color), behind(x, y))
          : 21,
    });
    for (let around: Element | null = element; around; around = around.parentElement) {
      const its = getComputedStyle(around);
      if (scrolls(its)) break;
      const box = around.getBoundingClientRect();
      const cuts = its.overflow !== 'visible' && its.textOverflow !== 'ellipsis';
      if (
        cuts &&
        rects.some(
          ({ left, right, top, bottom }) =>
            left < box.left - 1 ||
            right > box.right + 1 ||
            top < box.top - 6 ||
            bottom > box.bottom + 6,
        )
      ) {
        clipped.push(text);
        break;
      }
    }
    if (element.closest('section[aria-label="Stage"]')) {
      for (const rect of rects) placed.push({ text, rect });
    }
  }

  const overlapping = placed.flatMap(({ text, rect }, i) =>
    placed.slice(i + 1).flatMap((other) => {
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      // A line's box is taller than its letters.
      const slack = 0.22 * (rect.height + other.rect.height);
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      return across > 2 && down > slack ? [`${text} / ${other.text}`] : [];
    }),
  );

  const outlines: Readable['outlines'][number][] = [];
  for (const element of document.querySelectorAll('main *, main ~ div *')) {
    if (!shows(element)) continue;
    const style = getComputedStyle(element);
    const what = `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.textContent?.slice(0, 30) ?? ''}`;
    if (element instanceof SVGGeometryElement) {
      const figure = element.ownerSVGElement;
      const drawn = style.stroke !== 'none' && !figure?.classList.contains('lucide');
      const scale =
        style.vectorEffect === 'non-scaling-stroke' ? 1 : (element.getScreenCTM()?.a ?? 1);
      if (drawn && !element.closest('defs')) {
        outlines.push({ what, width: Number.parseFloat(style.strokeWidth) * scale });
      }
    } else if (element instanceof HTMLElement) {
      const widths = [
        style.borderTopWidth,
        style.borderRightWidth,
        style.borderBottomWidth,
        style.borderLeftWidth,
      ].map(Number.parseFloat);
      const seen = colour(style.borderTopColor)[3] > 0 && style.borderTopStyle !== 'none';
      if (seen && widths.every((width) => width > 0))
        outlines.push({ what, width: Math.min(...widths) });
    }
  }
  document.adoptedStyleSheets.pop();
  return { height: innerHeight, texts, outlines, clipped, overlapping };
}
