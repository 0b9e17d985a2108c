/** The walls of .oxlintrc.json, each proven by lines that break it and by lines that do not. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

/** Lints files in a temporary tree, and gives the lines (from 1) of each that break `rule`. */
function lint(files: Record<string, readonly string[]>, rule: string): Record<string, number[]> {
  const tree = mkdtempSync(join(tmpdir(), 'sshow-walls-'));
  try {
    cpSync('.oxlintrc.json', join(tree, '.oxlintrc.json'));
    for (const [path, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), lines.join('\n'));
    }
    const broken: Record<string, number[]> = {};
    for (const { filename, code, labels } of diagnostics(tree)) {
      if (code === rule) (broken[filename] ??= []).push(labels[0]!.span.line);
    }
    return broken;
  } finally {
    rmSync(tree, { recursive: true });
  }
}

function diagnostics(cwd: string): Diagnostic[] {
  const oxlint = join(process.cwd(), 'node_modules/oxlint/bin/oxlint');
  try {
    return JSON.parse(execFileSync(process.execPath, [oxlint, '-f', 'json'], { cwd }).toString())
      .diagnostics;
  } catch (error) {
    // Exit code 1 says that there are diagnostics; anything else has no JSON, and throws.
    return JSON.parse(String((error as { stdout: unknown }).stdout)).diagnostics;
  }
}

const folders = ['codec', 'crypto', 'protocol', 'world', 'player', 'ui', 'cli', 'compiler'];
const packages = [
  ...[
    '@noble/hashes/sha2.js',
    'micro-rsa-dsa-dh',
    'bcrypt-pbkdf',
    'valibot',
    'zustand/vanilla',
    'zustand',
  ],
  ...['react', 'react-dom/client', '@base-ui/react/dialog', 'lucide-react', 'node:fs', 'ssh2'],
  ...['unified', 'remark-parse', 'yaml', 'virtual:lessons'],
];

/** What a file may import: these folders and packages, and of some further folders only types. */
const may: Record<string, { values: string[]; types?: string[] }> = {
  'src/codec/a.ts': { values: [] },
  'src/crypto/a.ts': {
    values: ['codec', '@noble/hashes/sha2.js', 'micro-rsa-dsa-dh', 'bcrypt-pbkdf'],
  },
  'src/protocol/a.ts': { values: ['codec', 'crypto'] },
  'src/protocol/ssh/kex/a.ts': { values: ['codec', 'crypto'] },
  'src/world/a.ts': { values: ['codec', 'crypto', 'protocol', 'valibot'] },
  'src/player/a.ts': {
    values: ['codec', 'world', 'valibot', 'zustand/vanilla', 'virtual:lessons'],
    types: ['crypto', 'protocol'],
  },
  'src/player/hooks.ts': {
    values: ['codec', 'world', 'zustand/vanilla', 'zustand', 'react'],
    types: ['crypto', 'protocol'],
  },
  'src/player/worker/a.ts': {
    values: ['codec', 'crypto', 'protocol', 'world', 'valibot', 'virtual:lessons'],
  },
  'src/ui/panels/a.tsx': {
    values: [
      ...['player', 'valibot', 'zustand/vanilla', 'zustand', 'react', 'react-dom/client'],
      ...['@base-ui/react/dialog', 'lucide-react', 'virtual:lessons'],
    ],
    types: ['codec', 'crypto', 'protocol', 'world'],
  },
  'src/cli/a.ts': { values: ['codec', 'crypto', 'protocol', 'world', 'valibot', 'node:fs'] },
  'src/compiler/a.ts': {
    values: [
      ...['codec', 'crypto', 'protocol', 'world', 'valibot', 'node:fs'],
      ...['unified', 'remark-parse', 'yaml'],
    ],
  },
};

/** One line an import, with whether it is allowed. */
function imports(file: string, { values, types = [] }: { values: string[]; types?: string[] }) {
  const own = file.split('/')[1];
  const up = '../'.repeat(file.split('/').length - 2);
  return [...folders.filter((folder) => folder !== own), ...packages].flatMap((to) => {
    const from = folders.includes(to) ? `${up}${to}/deep/x.ts` : to;
    const value = values.includes(to);
    return [
      { line: `import '${from}';`, ok: value },
      { line: `export * from '${from}';`, ok: value },
      { line: `void import('${from}');`, ok: value },
      { line: `export type { X } from '${from}';`, ok: value || types.includes(to) },
    ];
  });
}

describe('imports', () => {
  const cases = Object.entries(may).map(([file, list]) => [file, imports(file, list)] as const);
  const files = Object.fromEntries(
    cases.map(([file, lines]) => [file, lines.map(({ line }) => line)]),
  );
  const broken = lint(files, 'eslint(no-restricted-imports)');
  test.each(cases)('%s may import what its folder may', (file, lines) => {
    const marked = lines.map(({ line }, index) => ({
      line,
      ok: broken[file]?.includes(index + 1) !== true,
    }));
    expect(marked).toEqual(lines);
  });
});

test('import.meta.glob keeps to the same walls, which the linter does not see', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) =>
    join('src', path),
  );
  const globs = paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const calls = readFileSync(path, 'utf8').match(/import\.meta\.glob\b[^;]*/g) ?? [];
      const from = calls.flatMap((call) => call.match(/(?<=')(\.{0,2}\/[^']*)(?=')/g) ?? []);
      return [path, from.map((path) => `import '${path}';`)] as const;
    })
    .filter(([, lines]) => lines.length > 0);
  expect(globs.flatMap(([, lines]) => lines).filter((line) => line.includes("'/src"))).toEqual([]);
  if (globs.length === 0) return;
  expect(lint(Object.fromEntries(globs), 'eslint(no-restricted-imports)')).toEqual({});
});

describe('one door for randomness and time', () => {
  const draws = ['Math.random()', 'Date.now()'];
  const globals = ['crypto.randomUUID()', 'performance.now()', 'setTimeout(() => 1)'];
  const lines = [...draws, ...globals].map((call, index) => `export const a${index} = ${call};`);
  const engine = ['codec', 'crypto', 'protocol/ssh', 'world/attacks'];
  const files = Object.fromEntries(engine.map((folder) => [`src/${folder}/a.ts`, lines]));
  const properties = lint(files, 'eslint(no-restricted-properties)');
  const names = lint(files, 'eslint(no-restricted-globals)');
  test.each(Object.keys(files))('%s may not draw or look at a clock', (file) => {
    expect(properties[file]?.toSorted()).toEqual([1, 2]);
    expect(names[file]?.toSorted()).toEqual([3, 4, 5]);
  });
});
