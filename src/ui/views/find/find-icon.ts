import { createLucideIcon } from 'lucide-react';

/** Lucide's own “search”. By name it would come with the first load, as all of the set's icons do that are used anywhere. */
export const FindIcon = createLucideIcon('search', [
  ['path', { d: 'm21 21-4.34-4.34', key: 'handle' }],
  ['circle', { cx: '11', cy: '11', r: '8', key: 'glass' }],
]);
