import { useEffect, useState } from 'react';
import type { GlossaryEntry } from '../../../../world/lessons/lesson.ts';

/** A term by its name, with where it is introduced; null while the glossary loads, and undefined where it has none. */
export function useGlossaryTerm(name: string): GlossaryEntry | null | undefined {
  const [glossary, setGlossary] = useState<readonly GlossaryEntry[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('virtual:glossary').then(
      (loaded) => isCurrent && setGlossary(loaded.glossary),
      () => isCurrent && setGlossary([]),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return glossary && glossary.find((entry) => entry.name === name);
}
