/**
 * The programs that the tests talk to: SSH and TLS clients and servers, browsers, and tshark. On Debian or
 * Ubuntu, root installs those that are missing; elsewhere the tests that need them are skipped.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Each peer's Debian packages, and how to see that it is there.
 * @type {Record<string, { packages: string[], present: () => boolean }>}
 */
export const peers = {
  openssh: {
    packages: ['openssh-server', 'openssh-client'],
    present: () => programs('sshd', 'ssh', 'ssh-keygen', 'ssh-keyscan'),
  },
  dropbear: {
    packages: ['dropbear-bin'],
    present: () => programs('dropbear', 'dbclient', 'dropbearkey', 'dropbearconvert'),
  },
  putty: { packages: ['putty-tools'], present: () => programs('plink', 'puttygen') },
  tinysshd: { packages: ['tinysshd'], present: () => programs('tinysshd', 'tinysshd-makekey') },
  asyncssh: { packages: ['python3-asyncssh'], present: () => pythonModule('asyncssh') },
  oath: {
    packages: ['libpam-oath'],
    present: () => pamModule('pam_oath'),
  },
  openssl: {
    packages: ['openssl', 'xxd', 'python3'],
    present: () => programs('openssl', 'xxd', 'python3') && opensslVersion() >= 3,
  },
  gnutls: { packages: ['gnutls-bin'], present: () => programs('gnutls-serv', 'gnutls-cli') },
  telnet: { packages: ['inetutils-telnet'], present: () => programs('telnet') },
  chromium: { packages: ['chromium'], present: () => chromium() !== null || playwrightChromium() },
  firefox: { packages: ['firefox-esr'], present: () => firefox() !== null },
  tshark: { packages: ['tshark'], present: () => programs('tshark') },
};

/** Peers that SSHOW_MISSING names (a list with commas), or that are not installed. */
export function missing() {
  const named = (process.env['SSHOW_MISSING'] ?? '').split(',');
  return Object.keys(peers).filter((name) => named.includes(name) || !peers[name]?.present());
}

/** The Chromium or Firefox to test in; null when there is none on PATH. */
export const chromium = () => find('chromium') ?? find('chromium-browser');
export const firefox = () => find('firefox-esr') ?? find('firefox');

/** Where a program is: on PATH, or where Debian keeps servers. Null when it is nowhere. */
export function find(/** @type {string} */ program) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, program)).find(executable) ?? null;
}

function executable(/** @type {string} */ file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function programs(/** @type {string[]} */ ...names) {
  return names.every((name) => find(name) !== null);
}

/** A module of PAM, by which sshd asks for more than a password. */
function pamModule(/** @type {string} */ name) {
  const libraries = ['/lib', '/usr/lib', '/lib64', '/usr/lib64'].filter((path) =>
    fs.existsSync(path),
  );
  const folders = libraries.flatMap((path) => [
    path,
    ...fs.readdirSync(path).map((inner) => join(path, inner)),
  ]);
  return folders.some((path) => fs.existsSync(join(path, 'security', `${name}.so`)));
}

/** Asks Debian's own Python as well: its modules are invisible to another one on PATH. */
function pythonModule(/** @type {string} */ name) {
  const code = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${name}') is None)`;
  return ['python3', '/usr/bin/python3'].some(
    (python) => spawnSync(python, ['-c', code], { stdio: 'ignore' }).status === 0,
  );
}

/** The first number of the version of openssl; that of LibreSSL, which calls itself openssl too, is 0 here. */
function opensslVersion() {
  const { stdout } = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  return Number(/^OpenSSL (\d+)/.exec(stdout)?.[1] ?? 0);
}

/** Whether Playwright has downloaded a Chromium of its own. */
function playwrightChromium() {
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  return (
    fs.existsSync(folder) && fs.readdirSync(folder).some((name) => name.startsWith('chromium'))
  );
}

/** Installs the absent peers where that is possible, and gives those that are missing still. */
export function installPeers() {
  const packages = Object.values(peers).flatMap((peer) => (peer.present() ? [] : peer.packages));
  if (packages.length === 0 || !onDebian() || process.getuid?.() !== 0) return missing();
  console.log(`installing ${packages.join(' ')}`);
  withoutServices(() => {
    apt(['update']);
    const answer = 'wireshark-common wireshark-common/install-setuid boolean false\n';
    spawnSync('debconf-set-selections', { input: answer });
    // All at once; one by one when a package of the list does not exist here.
    if (!add(packages)) for (const name of packages) add([name]);
  });
  return missing();
}

function onDebian() {
  if (!fs.existsSync('/etc/os-release') || find('apt-get') === null) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
}

function add(/** @type {string[]} */ packages) {
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}

function apt(/** @type {string[]} */ args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', ['-q', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (run.status !== 0) console.log(`apt-get ${args.join(' ')}\n${run.stdout}${run.stderr}`);
  return run.status === 0;
}

/** The tests start the servers that they want; installing them should not. */
function withoutServices(/** @type {() => void} */ work) {
  const policy = '/usr/sbin/policy-rc.d';
  if (fs.existsSync(policy)) return work();
  fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    fs.rmSync(policy);
  }
}
