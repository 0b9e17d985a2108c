/** Serves the built app from a folder of its own, as any plain file server does: it can be replaced, and stopped. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface Served {
  readonly url: string;
  /** Another build takes the place of the one that is served: each of its scripts has another name. */
  replace(): void;
  stop(): Promise<void>;
}

/** `dist` under a path of several parts. */
export async function serveCopy(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'sshow-dist-'));
  cpSync('dist', folder, { recursive: true });
  const base = '/of/a/school/';
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://served.example');
    const file = join(folder, pathname.slice(base.length) || 'index.html');
    const isThere =
      pathname.startsWith(base) && statSync(file, { throwIfNoEntry: false })?.isFile();
    response.writeHead(isThere ? 200 : 404, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
    response.end(isThere ? readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    replace: () => rename(folder),
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives each script another name, and the build with them. */
function rename(folder: string): void {
  const assets = join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const build = names.flatMap((name) => /^files-([0-9a-f]{16})\.js$/.exec(name)?.[1] ?? []).join();
  const nextBuild = [...build].toReversed().join('');
  const renamed = (text: string): string =>
    text
      .replace(/[\w.@-]+\.js\b/g, (name) => (names.includes(name) ? `next-${name}` : name))
      .replaceAll(build, nextBuild);
  for (const name of ['index.html', 'offline.js', ...names.map((one) => join('assets', one))]) {
    const text = renamed(readFileSync(join(folder, name), 'utf8'));
    rmSync(join(folder, name));
    writeFileSync(join(folder, renamed(name)), text);
  }
}
