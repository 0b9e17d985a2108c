import { Moon, Projector, Sun, SunMoon } from 'lucide-react';
import { actions } from '../../../player/hooks.ts';
import type { Theme } from '../../../player/settings.ts';
import { themes } from '../../../player/settings.ts';
import type { MenuSection } from '../../parts/menu/menu-sections.ts';
import { shell } from '../../text/shell.ts';

export const themeIcons = {
  light: Sun,
  dark: Moon,
  projector: Projector,
  system: SunMoon,
} as const;

/** The themes, as part of a menu. */
export function themeSection(theme: Theme): MenuSection {
  return {
    kind: 'choice',
    label: shell.theme,
    value: theme,
    options: themes.map((value) => ({
      value,
      title: shell.themes[value],
      icon: themeIcons[value],
    })),
    onChoose(value) {
      const chosen = themes.find((candidate) => candidate === value);
      if (chosen) actions.setTheme(chosen);
    },
  };
}
