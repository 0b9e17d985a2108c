import type { LucideIcon } from 'lucide-react';

/** What a menu offers: one choice out of several, things that show or not, or things to do. */
export type MenuSection = ChoiceSection | TogglesSection | ActionsSection;

export interface ChoiceSection {
  readonly kind: 'choice';
  /** Name for screen readers. */
  readonly label: string;
  /** Whether the name shows above the options. */
  readonly isTitled?: boolean;
  readonly value: string;
  readonly options: readonly {
    readonly value: string;
    readonly title: string;
    /** One sentence under the title. */
    readonly detail?: string;
    readonly icon?: LucideIcon;
  }[];
  readonly onChoose: (value: string) => void;
}

export interface TogglesSection {
  readonly kind: 'toggles';
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly title: string;
    readonly icon: LucideIcon;
    readonly on: boolean;
  }[];
  readonly onToggle: (value: string, on: boolean) => void;
}

export interface ActionsSection {
  readonly kind: 'actions';
  readonly label: string;
  /** What holds for all of them; stands above. */
  readonly note?: string | null;
  readonly items: readonly {
    readonly title: string;
    readonly icon: LucideIcon;
    readonly onSelect: () => void;
  }[];
}
