/** The lessons as Vite serves and builds them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lessons } from '../../../scripts/lessons-plugin.mjs';
import { good, lineOf } from './shortest.ts';

const root = mkdtempSync(join(tmpdir(), 'sshow-lessons-'));
const file = join(root, '16-who-speaks-first.md');
const bad = good.replace('level=detail', 'level=deep');
const told = `lessons/en/16-who-speaks-first.md:${lineOf(bad, 'level=deep')}: there is no level \`deep\``;

const config: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'silent',
  plugins: [lessons(root)],
};
let server: ViteDevServer;
beforeAll(async () => {
  writeFileSync(join(root, 'main.js'), "export { lessons, load } from 'virtual:lessons';");
  writeFileSync(file, good);
  server = await createServer({
    ...config,
    server: { middlewareMode: true, ws: false, watch: null },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** The code of each file that is built, by its name. */
async function built(): Promise<ReadonlyMap<string, string>> {
  const input = join(root, 'main.js');
  const made = await build({
    ...config,
    build: { write: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const outputs = Array.isArray(made) ? made : 'output' in made ? [made] : [];
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((one) => [one.fileName, one.type === 'chunk' ? one.code : '']),
  );
}

test('each lesson is built into a file of its own, and a mistake fails the build', async () => {
  const files = await built();
  const own = [...files].filter(([, code]) => code.includes('Both sides now have a secret'));
  expect(own.map(([name]) => name)).toEqual([expect.stringMatching(/^assets\/who-speaks-first-/)]);
  expect(files.size).toBe(2);
  writeFileSync(file, bad);
  // Another process builds: nothing is known of the file as it was.
  await changed();
  await expect(built()).rejects.toThrow(told);
  writeFileSync(file, good);
  await changed();
});

test('while one writes, a mistake shows over the page, and the page reloads when it is mended', async () => {
  const load = () => server.transformRequest('virtual:lesson/who-speaks-first');
  expect((await load())?.code).toContain('Two lines of text');
  const sent = messages();
  writeFileSync(file, bad);
  await changed();
  expect(sent).toMatchObject([
    { type: 'error', err: { message: expect.stringContaining(told), loc: { file } } },
  ]);
  await expect(load()).rejects.toThrow(told);
  writeFileSync(file, good.replace('Two lines of text', 'Two lines'));
  await changed();
  expect(sent[1]).toEqual({ type: 'full-reload' });
  const code = (await load())?.code;
  expect(code).toContain('"Two lines"');
});

/** What the page is told from now on. */
function messages(): unknown[] {
  const sent: unknown[] = [];
  server.environments.client.hot.send = (message: unknown) => sent.push(message);
  return sent;
}

/** As Vite tells its plugins of a file that was written. */
async function changed(): Promise<void> {
  const plugin = server.config.plugins.find(({ name }) => name === 'lessons');
  const hook = plugin?.hotUpdate;
  if (typeof hook !== 'function') throw new Error('no hook');
  const environment = server.environments.client;
  await Reflect.apply(hook, { environment }, [
    { type: 'update', file, timestamp: 0, modules: [], read: () => '', server },
  ]);
}
