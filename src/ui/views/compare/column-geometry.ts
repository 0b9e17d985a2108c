import type { ArrowGeometry } from '../stage/geometry.ts';

/** In pixels of the stage: room for the brackets of round trips, and for the server's shape. */
const TRIPS = 40;
const EDGE = 14;
/** Narrower than this, round trips are left out. */
const NARROW = 420;

/** Where the lanes stand in a column of this width; `px` is a pixel of the stage. */
export function columnGeometry(width: number, px: number, beamer: boolean): ArrowGeometry {
  const client = (width < NARROW * px ? EDGE : TRIPS) * px;
  const server = width - EDGE * px;
  return {
    scale: px,
    width,
    client,
    server,
    middle: Math.round((client + server) / 2),
    pitch: 35 * px,
    arrowStart: 22 * px,
    arrowFall: (beamer ? 7 : 9) * px,
  };
}

/** Whether there is room for the brackets of round trips. */
export const hasTrips = ({ client, scale }: ArrowGeometry): boolean => client >= TRIPS * scale;
