import { useEffect, useState } from 'react';
import { actions, useRun } from '../../../player/hooks.ts';
import { saveFile } from '../../parts/save-file.ts';
import { share as text } from '../../text/share.ts';

const RESTS_MS = 2500;

/** Gives away what shows, as a link, as code for another page, or as a file; `said` is what came of it, for a while. */
export function useShare() {
  const [said, setSaid] = useState('');
  const notice = useRun()?.notice ?? null;

  useEffect(() => {
    if (said === '') return;
    const rest = setTimeout(() => setSaid(''), RESTS_MS);
    return () => clearTimeout(rest);
  }, [said]);

  async function copy(words: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      setSaid(done);
    } catch {
      // No clipboard: it needs a secure page, and a permission in some browsers.
      window.prompt(text.byHand, words);
    }
  }

  function saveScenario(): void {
    const { name, text: content } = actions.scenarioFile();
    saveFile(name, content, 'application/json');
  }

  return {
    said,
    /** What goes along with all of it; null for nearly all runs. */
    notice,
    /** Where a link would be too long, the file instead. */
    copyLink(): void {
      const url = actions.shareUrl();
      if (url !== null) {
        void copy(url, text.linkCopied);
        return;
      }
      saveScenario();
      setSaid(text.tooLong);
    },
    copyEmbed(): void {
      const url = actions.embedUrl();
      if (url === null) setSaid(text.noEmbed);
      else void copy(text.embedCode(url, notice), text.embedCopied);
    },
    saveFile(): void {
      saveScenario();
      setSaid(text.saved);
    },
  };
}
