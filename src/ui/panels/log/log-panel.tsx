import { lazy } from 'react';
import { useRun } from '../../../player/hooks.ts';
import type { PanelProps } from '../registry.ts';
import { OpensshLog } from './openssh-log.tsx';

const KeyLog = lazy(async () => ({ default: (await import('./key-log.tsx')).KeyLog }));

/** What both ends print up to this step; each line leads to its step. */
export function LogPanel(props: PanelProps) {
  const run = useRun();
  return run?.scenario.protocol === 'tls-1.3' ? <KeyLog {...props} /> : <OpensshLog {...props} />;
}
