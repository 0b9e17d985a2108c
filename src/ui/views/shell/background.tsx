import { DropZone } from './drop-zone.tsx';
import { EmbedLink } from './embed-link.tsx';
import { StepAnnouncer } from './step-announcer.tsx';

interface BackgroundProps {
  readonly embedded: boolean;
  /** Steps are said: nothing stands in front of the run. */
  readonly announces: boolean;
}

/** What is there without being seen, or last of all: it loads after the first view. */
export function Background({ embedded, announces }: BackgroundProps) {
  return (
    <>
      {embedded ? <EmbedLink /> : <DropZone />}
      {announces && <StepAnnouncer />}
    </>
  );
}
