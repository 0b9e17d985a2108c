import { lazy, Suspense, useEffect, useState } from 'react';
import { actions } from '../../../player/hooks.ts';

const DropCover = lazy(async () => ({ default: (await import('./drop-cover.tsx')).DropCover }));

type Take = (event: DragEvent, data: DataTransfer) => void;

/** A file dropped anywhere is opened; while one is dragged over the page, that is said. */
export function DropZone() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0; // entering a child comes before leaving its parent
    const listening = new AbortController();
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', take: Take) =>
      addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) take(event, event.dataTransfer);
        },
        listening,
      );
    on('dragenter', () => {
      depth += 1;
      setOver(true);
    });
    on('dragover', (event) => event.preventDefault());
    on('dragleave', () => {
      depth -= 1;
      if (depth <= 0) setOver(false);
    });
    on('drop', (event, { files: [file] }) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (file) void actions.openFile(file);
    });
    return () => listening.abort();
  }, []);

  return (
    over && (
      <Suspense>
        <DropCover />
      </Suspense>
    )
  );
}
