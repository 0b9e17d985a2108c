import { useEffect, useState } from 'react';
import { actions } from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';

const RESTS_MS = 2500;

/** Copies the link of what shows; `said` is what came of it, for a while. */
export function useShare(): { readonly share: () => void; readonly said: string } {
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (said === '') return;
    const rest = setTimeout(() => setSaid(''), RESTS_MS);
    return () => clearTimeout(rest);
  }, [said]);

  async function share(): Promise<void> {
    const url = actions.shareUrl();
    if (url === null) {
      setSaid(shell.tooLong);
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      setSaid(shell.shared);
    } catch {
      // No clipboard: it needs a secure page, and a permission in some browsers.
      window.prompt(shell.shareByHand, url);
    }
  }

  return { share: () => void share(), said };
}
