import { ScrollText } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'log',
  title: panelTitles.log,
  icon: ScrollText,
  order: 6,
  Component: lazy(async () => ({ default: (await import('./log/log-panel.tsx')).LogPanel })),
};
