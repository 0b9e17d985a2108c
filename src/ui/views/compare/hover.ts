import { createContext, useContext } from 'react';

interface Hover {
  /** What the value that is pointed at consists of, in hexadecimal; null for none. */
  readonly bytes: string | null;
  readonly point: (bytes: string | null) => void;
}

/** Equal bytes are marked in both columns. */
export const HoverContext = createContext<Hover>({ bytes: null, point: () => undefined });

export const useHover = (): Hover => useContext(HoverContext);
