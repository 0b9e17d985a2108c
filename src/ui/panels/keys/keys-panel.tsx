import { lazy } from 'react';
import { useRun } from '../../../player/hooks.ts';
import type { PanelProps } from '../registry.ts';
import { ExchangeKeys } from './exchange-keys.tsx';

const ScheduleKeys = lazy(async () => ({
  default: (await import('./schedule/schedule-keys.tsx')).ScheduleKeys,
}));

/** How the keys of a run come to be, in whatever way its protocol has. */
export function KeysPanel(props: PanelProps) {
  const run = useRun();
  return run?.scenario.protocol === 'tls-1.3' ? (
    <ScheduleKeys {...props} />
  ) : (
    <ExchangeKeys {...props} />
  );
}
