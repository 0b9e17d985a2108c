import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { firstView } from '../../player/hooks.ts';

/** A component whose code is fetched only once the first view shows. */
export function later<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    await firstView;
    return { default: await load() };
  });
}
