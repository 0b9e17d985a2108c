import { Workflow } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'state',
  title: panelTitles.state,
  icon: Workflow,
  order: 3,
  Component: lazy(async () => ({ default: (await import('./state/state-panel.tsx')).StatePanel })),
};
