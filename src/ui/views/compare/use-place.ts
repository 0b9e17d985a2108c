import { useCallback, useEffect, useState } from 'react';
import { actions, usePresent } from '../../../player/hooks.ts';
import { formatPlace, parsePlace, PATH, type ComparePlace } from './place.ts';

/** The place in the page's address, and a way to go to another: only another pair is another entry in the history. */
export function useComparePlace() {
  const [place, setPlace] = useState(() => parsePlace(location.hash));

  useEffect(() => {
    const changed = () => {
      if (!location.hash.startsWith(PATH)) return;
      const next = parsePlace(location.hash);
      if (next.present) actions.present(true);
      setPlace(next);
    };
    addEventListener('popstate', changed);
    addEventListener('hashchange', changed);
    return () => {
      removeEventListener('popstate', changed);
      removeEventListener('hashchange', changed);
    };
  }, []);

  const go = useCallback((next: ComparePlace) => {
    const { left, right } = parsePlace(location.hash);
    const isNew = left !== next.left || right !== next.right;
    if (isNew) history.pushState(null, '', formatPlace(next));
    else history.replaceState(null, '', formatPlace(next));
    setPlace(next);
  }, []);

  return [place, go] as const;
}

/** Presents where the address says so, and says in the address whether it is presented. */
export function usePresentPlace(place: ComparePlace): void {
  const present = usePresent();
  useEffect(() => {
    if (parsePlace(location.hash).present) actions.present(true);
  }, []);
  useEffect(() => {
    write({ ...place, present });
    // Whoever mounts next must not take it for a wish of the address.
    return () => write({ ...parsePlace(location.hash), present: false });
  }, [place, present]);
}

function write(place: ComparePlace): void {
  if (location.hash.startsWith(PATH)) history.replaceState(null, '', formatPlace(place));
}
