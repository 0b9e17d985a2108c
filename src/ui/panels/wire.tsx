import { Ear } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'wire',
  title: panelTitles.wire,
  icon: Ear,
  order: 7,
  Component: lazy(async () => ({ default: (await import('./wire/wire-panel.tsx')).WirePanel })),
};
