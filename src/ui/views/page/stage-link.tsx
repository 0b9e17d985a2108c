import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Level } from '../../../world/transcript.ts';
import { noticePart } from '../../../player/link.ts';
import styles from './stage-link.module.css';

/** A place in a run, as the stage's address has it. */
export interface Place {
  /** Name of a scenario; the default one where there is none. */
  readonly s?: string;
  /** Address of a step, without `step:`. */
  readonly step?: string;
  readonly level?: Level;
  readonly present?: '1';
  /** Of an embedded run: its first and last step. */
  readonly from?: string;
  readonly to?: string;
  /** What differs from the scenario, packed. */
  readonly with?: string;
  /** Address of what is pointed at, and the panels that are open. */
  readonly focus?: string;
  readonly panels?: string;
  /** What is said of the run, where something is. */
  readonly notice?: string | null;
}

/** The hash that leads to a place; `view` is `stage`, or `embed` inside another page. */
export function placeHash({ notice, ...place }: Place, view: 'stage' | 'embed' = 'stage'): string {
  const query = new URLSearchParams({ ...place }).toString();
  const parts = [notice ? noticePart(notice) : '', query].filter((part) => part !== '');
  return parts.length === 0 ? `#/${view}` : `#/${view}?${parts.join('&')}`;
}

interface StageLinkProps {
  readonly to: Place;
  readonly children: ReactNode;
}

/** A link to a place in a run. */
export function StageLink({ to, children }: StageLinkProps) {
  return (
    <a href={placeHash(to)} className={styles.link}>
      {children}
      <ChevronRight size={16} strokeWidth={2} aria-hidden="true" className={styles.sign} />
    </a>
  );
}
