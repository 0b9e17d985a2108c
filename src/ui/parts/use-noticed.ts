import { useRun } from '../../player/hooks.ts';

/** Puts what is said of the run, where something is, before a text that is copied out of it; `sign` begins a comment. */
export function useNoticed(sign = ''): (text: string) => string {
  const notice = useRun()?.notice;
  return (text) => (notice ? `${sign}${notice}\n${text}` : text);
}
