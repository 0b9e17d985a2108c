import { KeyRound } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'keys',
  title: panelTitles.keys,
  icon: KeyRound,
  order: 2,
  Component: lazy(async () => ({ default: (await import('./keys/keys-panel.tsx')).KeysPanel })),
};
