import { useEffect, useState } from 'react';

const REST_MS = 500;

/** Says a text to screen readers once it stays; nothing while it is null. */
export function SaidAtRest({ text }: { readonly text: string | null }) {
  const [said, setSaid] = useState('');

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
