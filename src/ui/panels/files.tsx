import { FileText } from 'lucide-react';
import { lazy } from 'react';
import { panelTitles } from '../text/panel-titles.ts';
import type { Panel } from './registry.ts';

export const panel: Panel = {
  id: 'files',
  title: panelTitles.files,
  icon: FileText,
  order: 4,
  Component: lazy(async () => ({ default: (await import('./files/files-panel.tsx')).FilesPanel })),
};
