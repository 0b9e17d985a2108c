import { lazy } from 'react';
import { useRun } from '../../../player/hooks.ts';
import { NothingHere } from '../../parts/nothing-here.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { plain } from '../../text/plain.ts';
import type { PanelProps } from '../registry.ts';
import { OpensshLog } from './openssh-log.tsx';

const KeyLog = lazy(async () => ({ default: (await import('./key-log.tsx')).KeyLog }));

/** What both ends print up to this step; each line leads to its step. */
export function LogPanel(props: PanelProps) {
  const run = useRun();
  const protocol = run?.scenario.protocol;
  if (protocol === 'plain')
    return (
      <NothingHere {...props} title={panelTitles.log} what={plain.noLog} hint={plain.noLogHint} />
    );
  return protocol === 'tls-1.3' ? <KeyLog {...props} /> : <OpensshLog {...props} />;
}
