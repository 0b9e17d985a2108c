import { panels } from '../../panels/registry.ts';
import { OnePanel } from './one-panel.tsx';

/** A panel by its id, alone on a phone. */
export function PhonePanel({ id }: { readonly id: string }) {
  const panel = panels.find((one) => one.id === id);
  return panel && <OnePanel panel={panel} />;
}
