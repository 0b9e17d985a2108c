import { memo, useEffect, useState, type ReactNode } from 'react';
import { Seen } from '../../player/hooks.ts';
import { createLateStore } from '../../player/late.ts';
import { player } from '../../player/player.ts';

/** What is in it follows the cursor after the stage, in a turn of its own: the stage never waits for it. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [late] = useState(() => createLateStore(player.store, player.turns));
  useEffect(() => late.follow(), [late]);
  return <Seen value={late.store}>{children}</Seen>;
}

interface InTurnProps {
  /** What it is about. */
  readonly of: unknown;
  readonly children: ReactNode;
}

/**
 * A part of a panel that takes long to draw. When it comes to be about something else, it stays as it was for one turn
 * more, and so is not drawn together with the rest.
 */
export function InTurn({ of, children }: InTurnProps) {
  const [now, setNow] = useState(() => of);
  const [key] = useState({});
  useEffect(() => {
    if (now !== of) player.turns.take(key, () => setNow(() => of));
  }, [now, of, key]);
  useEffect(() => () => player.turns.drop(key), [key]);
  return <Held hold={now !== of}>{children}</Held>;
}

/** Draws what is in it, but nothing new while it is held. */
const Held = memo(
  ({ children }: { readonly hold: boolean; readonly children?: ReactNode }) => children,
  (_before, { hold }) => hold,
);
