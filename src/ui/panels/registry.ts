/** The panels: one file in this folder each. A panel's code loads when it is first shown. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';

export interface PanelProps {
  /** Buttons of whatever holds the panel, such as its close button: they end the panel's header. */
  readonly controls?: ReactNode;
}

export interface Panel {
  /** As links name it. */
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Place among the panels, in tabs and menus. */
  readonly order: number;
  readonly Component: LazyExoticComponent<ComponentType<PanelProps>>;
}

const files = import.meta.glob<{ readonly panel: Panel }>('./*.tsx', { eager: true });

export const panels: readonly Panel[] = Object.values(files)
  .map((file) => file.panel)
  .toSorted((a, b) => a.order - b.order);
