import { Binary } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'packet',
  title: panelTitles.packet,
  icon: Binary,
  order: 1,
  Component: lazy(async () => ({
    default: (await import('./packet/packet-panel.tsx')).PacketPanel,
  })),
};
