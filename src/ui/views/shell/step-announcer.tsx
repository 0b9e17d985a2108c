import { useEffect, useState } from 'react';
import { usePlaying, usePosition, useScrubbing, useStep } from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';

const REST_MS = 500;

/** Says the step to screen readers once the cursor rests; silent while it is played or dragged over. */
export function StepAnnouncer() {
  const step = useStep();
  const { at, of } = usePosition();
  const moving = usePlaying();
  const scrubbing = useScrubbing();
  const [said, setSaid] = useState('');
  const text = step && !moving && !scrubbing ? shell.said(at, of, step.title) : null;

  useEffect(() => {
    if (text === null) return;
    const rest = setTimeout(() => setSaid(text), REST_MS);
    return () => clearTimeout(rest);
  }, [text]);

  return (
    <div aria-live="polite" aria-atomic="true" className="said">
      {said}
    </div>
  );
}
