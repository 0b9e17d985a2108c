/** Serves the built app while the tests run: `inject('url')` says where. */
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the built app is not served');
  project.provide('url', url);
  return () => server.close();
}

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
  }
}
