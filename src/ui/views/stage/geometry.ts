import type { Side } from '../../../world/transcript.ts';

/** Where things stand on the stage, in pixels. The figure begins under the headline; x counts from its left edge. */
export interface Geometry {
  readonly kind: 'phone' | 'narrow' | 'wide';
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** The lanes. */
  readonly client: number;
  readonly middle: number;
  readonly server: number;
  /** Right edge of the column of times; null where there is no room for one. */
  readonly times: number | null;
  /** Left edge of the brackets of round trips. */
  readonly trips: number;
  /** From the top of a row: where an arrow starts, and how far it falls. */
  readonly arrowStart: number;
  readonly arrowFall: number;
  readonly pitch: number;
  readonly laneTop: number;
  /** Where the first row may begin. */
  readonly rowsTop: number;
  readonly bandTop: number;
  /** The highest place of the band: one row has room above it. */
  readonly bandLeast: number;
  readonly bandMin: number;
  /** Left edge of a step card that has nobody's notes beside it. */
  readonly cardLeft: number;
  /** Room for local notes left of the client's lane and right of the server's. */
  readonly noteWidth: { readonly client: number; readonly server: number };
}

/** What an arrow needs to know of it. */
export type ArrowGeometry = Pick<
  Geometry,
  'scale' | 'width' | 'pitch' | 'client' | 'middle' | 'server' | 'arrowStart' | 'arrowFall'
>;

export interface Span {
  readonly left: number;
  readonly width: number;
}

/** The least distance between the lanes, but on a phone. */
const LANES = 344;
/** Below this width the stage is drawn as on a phone; and, larger, below this many of its pixels. */
const PHONE = 600;
const NARROWEST = 540;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Space between the last row and the band, in pixels of the stage. */
export const ROW_GAP = 16;

/** What the theme makes of the figure: how much larger it is drawn, and whether for a class. */
interface Drawn {
  readonly px: number;
  readonly beamer: boolean;
}

export function geometryOf({ width, height }: Size, overview: boolean, drawn: Drawn): Geometry {
  const { px: scale, beamer } = drawn;
  // A larger theme draws narrower before it gives up what a phone has no room for.
  if (width < (scale > 1 ? NARROWEST * scale : PHONE)) return phone(width, height);
  const g =
    width < 1080 * scale ? narrow(width, height, scale) : wide(width, height, overview, scale);
  return beamer ? forClass(g, overview) : g;
}

function phone(width: number, height: number): Geometry {
  const bandMin = 158;
  return {
    kind: 'phone',
    scale: 1,
    width,
    height,
    client: 32,
    middle: width / 2,
    server: width - 32,
    times: null,
    trips: 0,
    arrowStart: 22,
    arrowFall: 8,
    pitch: 39,
    laneTop: 24,
    rowsTop: 30,
    bandTop: Math.max(110, height - bandMin - 104),
    bandLeast: 110,
    bandMin,
    cardLeft: 16,
    noteWidth: { client: 0, server: 0 },
  };
}

function narrow(width: number, height: number, scale: number): Geometry {
  // The lanes first: between them the longest name must stand beside its size.
  const outside = width - LANES * scale;
  const client = Math.min(276 * scale, Math.round(outside * 0.5565));
  const server = width - Math.min(228 * scale, outside - client);
  const bandMin = 156 * scale;
  return {
    kind: 'narrow',
    scale,
    width,
    height,
    client,
    middle: Math.round((client + server) / 2),
    server,
    times: 76 * scale,
    trips: 88 * scale,
    arrowStart: 21 * scale,
    arrowFall: 11 * scale,
    pitch: 35 * scale,
    laneTop: 44 * scale,
    rowsTop: 92 * scale,
    bandTop: Math.max(150 * scale, height - bandMin - 120 * scale),
    bandLeast: 150 * scale,
    bandMin,
    cardLeft: 100 * scale,
    noteWidth: { client: client - 94 * scale, server: width - server - 22 * scale },
  };
}

function wide(width: number, height: number, overview: boolean, scale: number): Geometry {
  const half = Math.min(344 * scale, Math.round(width * 0.24));
  const middle = Math.round(width / 2);
  const bandMin = (overview ? 132 : 108) * scale;
  const below = Math.round(height * (overview ? 0.34 : 0.21));
  return {
    kind: 'wide',
    scale,
    width,
    height,
    client: middle - half,
    middle,
    server: middle + half,
    times: 76 * scale,
    trips: 88 * scale,
    arrowStart: 22 * scale,
    arrowFall: 11 * scale,
    pitch: (overview ? 41 : 35) * scale,
    laneTop: 50 * scale,
    rowsTop: 92 * scale,
    bandTop: Math.max(150 * scale, height - bandMin - below),
    bandLeast: 150 * scale,
    bandMin,
    cardLeft: 100 * scale,
    noteWidth: { client: middle - half - 190 * scale, server: width - middle - half - 40 * scale },
  };
}

/** Large words take room from the frames: less space around them, and one frame to come under the band. */
function forClass(g: Geometry, overview: boolean): Geometry {
  const { scale, height, bandMin } = g;
  const rowsTop = (g.kind === 'wide' && overview ? 106 : 78) * scale;
  const bandLeast = rowsTop + g.pitch + ROW_GAP * scale;
  const bandTop = Math.max(bandLeast, height - bandMin - (overview ? 96 : 62) * scale);
  const cardLeft = 88 * scale;
  return { ...g, cardLeft, arrowFall: 7 * scale, laneTop: 36 * scale, rowsTop, bandTop, bandLeast };
}

/** A band with more in it than there is room for below its place moves up, so that all of it shows. */
export function withBand(g: Geometry, bandHeight: number): Geometry {
  const bandTop = Math.max(g.bandLeast, Math.min(g.bandTop, g.height - bandHeight));
  return bandTop === g.bandTop ? g : { ...g, bandTop };
}

/** Where a side stands; what nobody says comes from the middle. */
export const laneOf = (g: Pick<Geometry, 'client' | 'middle' | 'server'>, side: Side): number =>
  side === 'client' || side === 'server' ? g[side] : g.middle;

/** Rows that fit above the band. */
export function rowsAbove(g: Geometry): number {
  return Math.max(1, Math.floor((g.bandTop - ROW_GAP * g.scale - g.rowsTop) / g.pitch));
}

/** Top of the row that is `back` rows before the last one above the band. */
export function topOfPast(g: Geometry, back: number): number {
  return g.bandTop - ROW_GAP * g.scale - (back + 1) * g.pitch;
}

/** The place of the step card. */
export function cardSpan(g: Geometry, acts: 'client' | 'server' | 'both'): Span {
  const edge = 24 * g.scale;
  if (g.kind === 'phone') return span(16, g.width - 16);
  if (g.kind === 'wide') {
    const left = acts === 'server' ? g.client + edge * 2 : g.client - edge;
    return span(left, acts === 'client' ? g.server - edge * 2 : g.server + edge);
  }
  const gap = 16 * g.scale;
  if (acts === 'client') return span(g.cardLeft, g.server - gap);
  return span(acts === 'server' ? g.client + gap : g.cardLeft, g.width - edge);
}

/** The column beside the lanes in which a side says what it waits for, or holds. */
export function columnSpan(g: Geometry, side: 'client' | 'server'): Span {
  const gap = (g.kind === 'wide' ? 38 : 15) * g.scale;
  if (side === 'server') return span(g.server + gap, g.width - 12 * g.scale);
  return span((g.times ?? 0) + 16 * g.scale, g.client - gap);
}

function span(left: number, right: number): Span {
  return { left, width: Math.max(0, right - left) };
}
