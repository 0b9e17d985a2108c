import { Table2 } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'knowledge',
  title: panelTitles.knowledge,
  icon: Table2,
  order: 5,
  Component: lazy(async () => ({
    default: (await import('./knowledge/knowledge-panel.tsx')).KnowledgePanel,
  })),
};
