const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in pixels, without touching the layout. `font` as in CSS: `600 13px IBM Plex Sans`. */
export function textWidth(text: string, font: string): number {
  const key = font + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 8;
  context.font = font;
  const { width } = context.measureText(text);
  // Before the font has loaded, what was measured is another font's.
  if (document.fonts.check(font)) widths.set(key, width);
  return width;
}
