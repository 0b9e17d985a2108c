/** What a person chose once and keeps: not part of a link. */
import type { Level } from '../world/transcript.ts';
import { levels } from '../world/transcript.ts';

export type Theme = 'light' | 'dark' | 'projector' | 'system';
export type Speed = 0.5 | 1 | 2;
export const themes = ['light', 'dark', 'projector', 'system'] as const satisfies readonly Theme[];
export const speeds = [0.5, 1, 2] as const satisfies readonly Speed[];

export type Split = readonly [stage: number, first: number];

export interface Settings {
  readonly theme: Theme;
  readonly speed: Speed;
  /** The level to start at when the link names none. */
  readonly level: Level;
  /** Whether keys that type a letter, digit or sign, such as 1 or ?, are shortcuts. */
  readonly characterKeys: boolean;
  /** Per cent of the room that the stage has, and that the first of two panels has; null as drawn. */
  readonly split: Split | null;
  /** Whether the hint of what to press was closed for good. */
  readonly hintClosed: boolean;
}

export const defaultSettings: Settings = {
  theme: 'system',
  speed: 1,
  level: 'overview',
  characterKeys: true,
  split: null,
  hintClosed: false,
};

const KEY = 'sshow.settings';

/** Storage may be full, forbidden, or hold what an older version wrote: each setting is taken only if it is valid. */
export function loadSettings(): Settings {
  const stored = readObject();
  const pick = <T>(choices: readonly T[], value: unknown, otherwise: T): T =>
    choices.find((choice) => choice === value) ?? otherwise;
  const bool = (value: unknown, otherwise: boolean) =>
    typeof value === 'boolean' ? value : otherwise;
  return {
    theme: pick(themes, stored.theme, defaultSettings.theme),
    speed: pick(speeds, stored.speed, defaultSettings.speed),
    level: pick(levels, stored.level, defaultSettings.level),
    characterKeys: bool(stored.characterKeys, defaultSettings.characterKeys),
    split: splitOf(stored.split),
    hintClosed: bool(stored.hintClosed, defaultSettings.hintClosed),
  };
}

/** A split from somewhere else; null where it is none. */
export function splitOf(value: unknown): Split | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [stage, first]: unknown[] = value;
  return isShare(stage) && isShare(first) ? [stage, first] : null;
}

const isShare = (value: unknown): value is number =>
  typeof value === 'number' && value >= 10 && value <= 90;

export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The choice then lasts until the page is closed.
  }
}

function readObject(): Record<string, unknown> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}
