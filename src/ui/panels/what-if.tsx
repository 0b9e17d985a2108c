import { SlidersHorizontal } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'what-if',
  title: panelTitles['what-if'],
  icon: SlidersHorizontal,
  order: 9,
  Component: lazy(async () => ({
    default: (await import('./what-if/what-if-panel.tsx')).WhatIfPanel,
  })),
};
