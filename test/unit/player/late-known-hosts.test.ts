/** The worker as it starts: nothing but what it imports is there, and known_hosts is read only when there is one. */
import { expect, test } from 'vitest';

import { openRun } from '../../../src/player/worker/view.ts';
import { knownHostsReader } from '../../../src/world/files/late-known-hosts.ts';
import { catalog } from '../../../src/world/scenarios/catalog.ts';

test('the first run does without a reader of known_hosts, and the others get one', async () => {
  const [first, ...others] = catalog;
  const opened = first && (await openRun(first.scenario));
  expect(opened && 'view' in opened).toBe(true);
  expect(() => knownHostsReader()).toThrow('no known-hosts.ts');
  for (const { name, scenario } of [
    ...others,
    { name: 'hashed', scenario: { client: { hash_known_hosts: true } } },
  ]) {
    expect('view' in (await openRun(scenario)), name).toBe(true);
  }
  expect(knownHostsReader()).toBeDefined();
});
