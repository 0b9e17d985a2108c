import { useEffect } from 'react';
import { DropZone } from './drop-zone.tsx';
import { EmbedLink } from './embed-link.tsx';
import { StepAnnouncer } from './step-announcer.tsx';

/** When the app is kept for use without a network, after the first view: nothing else is loading then. */
const KEEP_MS = 10_000;

interface BackgroundProps {
  readonly embedded: boolean;
  /** Steps are said: nothing stands in front of the run. */
  readonly announces: boolean;
}

/** What is there without being seen, or last of all: it loads after the first view. */
export function Background({ embedded, announces }: BackgroundProps) {
  useEffect(() => {
    if (embedded) return;
    const timer = setTimeout(() => void keep(), KEEP_MS);
    return () => clearTimeout(timer);
  }, [embedded]);

  return (
    <>
      {embedded ? <EmbedLink /> : <DropZone />}
      {announces && <StepAnnouncer />}
    </>
  );
}

async function keep(): Promise<void> {
  try {
    await (await import('../../../player/offline/offline.ts')).keepForLater();
  } catch {
    // The network was cut before: lessons say so.
  }
}
