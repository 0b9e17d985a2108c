import { lazy } from 'react';
import { useRun } from '../../../player/hooks.ts';
import { NothingHere } from '../../parts/nothing-here.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { plain } from '../../text/plain.ts';
import type { PanelProps } from '../registry.ts';
import { ExchangeKeys } from './exchange-keys.tsx';

const ScheduleKeys = lazy(async () => ({
  default: (await import('./schedule/schedule-keys.tsx')).ScheduleKeys,
}));

/** How the keys of a run come to be, in whatever way its protocol has. */
export function KeysPanel(props: PanelProps) {
  const run = useRun();
  const protocol = run?.scenario.protocol;
  if (protocol === 'plain')
    return (
      <NothingHere
        {...props}
        title={panelTitles.keys}
        what={plain.noKeys}
        hint={plain.noKeysHint}
      />
    );
  return protocol === 'tls-1.3' ? <ScheduleKeys {...props} /> : <ExchangeKeys {...props} />;
}
