import { useCallback, useState } from 'react';
import { isPrivateKey } from '../../player/private-key.ts';

/** Takes what is typed or pasted, but for a private key: then `refused`, until something else is. */
export function usePublicText(take: (text: string) => void): {
  readonly refused: boolean;
  readonly offer: (text: string) => void;
} {
  const [refused, setRefused] = useState(false);
  const offer = useCallback(
    (text: string) => {
      const isPrivate = isPrivateKey(text);
      setRefused(isPrivate);
      if (!isPrivate) take(text);
    },
    [take],
  );
  return { refused, offer };
}
