/** Which line of authorized_keys lets a key in, for what, and what is said of the others: here and in a real sshd. */
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { expect, test } from 'vitest';

import '../../src/world/proofs.ts';
import { fingerprint } from '../../src/protocol/ssh/fingerprint.ts';
import { lookUpKey } from '../../src/world/files/authorized-keys.ts';
import { keyNotes } from '../../src/world/files/key-notes.ts';
import { fromBase64 } from '../../src/world/files/public-key-line.ts';
import { keyLookedUp } from '../../src/world/log/server/key-files.ts';
import { shareOf } from '../share.ts';
import { ssh, sshArguments, startSshd } from './peers/openssh.ts';
import { makeKey, temporaryFolder } from './peers/place.ts';
import { run, until } from './peers/process.ts';
import { startServe } from './sshow.ts';
import { describeWith, shared } from './suite.ts';

/** Files, with KEY for the key that wants in, OTHER for another, and RSA for one of another type. */
const files: readonly string[] = [
  'KEY',
  'OTHER\nKEY a comment with blanks',
  '# none\n\n   \t\n\tKEY',
  'KEY KEY',
  'nonsense',
  'ssh-ed25519',
  'ssh-ed25519 ***',
  'RSA\nrestrict RSA\nKEY',
  'unknown KEY',
  'unknown OTHER\nKEY',
  'restrict KEY',
  'restrict,pty KEY',
  'RESTRICT,Pty,No-Touch-Required KEY',
  'no-pty,no-port-forwarding,no-agent-forwarding,no-X11-forwarding,no-user-rc KEY',
  'no-restrict KEY',
  'no-pty, KEY',
  'no-pty,,no-user-rc KEY',
  'pty,no-pty KEY',
  'restrictive KEY',
  'cert-authority KEY',
  'cert-authority KEY\nKEY',
  'no-cert-authority KEY',
  'principals="alice" KEY\nKEY',
  'cert-authority,principals="alice,bob" KEY',
  'verify-required KEY',
  'from="127.0.0.1" KEY',
  'from="127.0.0.*" KEY',
  'from="127.0.0.?" KEY',
  'from="10.0.0.0/8" KEY\nfrom="127.0.0.0/8" KEY',
  'from="127.0.0.1/8" KEY',
  'from="127.0.0.0/33" KEY',
  'from="127.0.0.0/8,!127.0.0.1" KEY',
  'from="!10.*" KEY',
  'from="!10.*,*" KEY',
  'from="!127.1,*" KEY',
  'from="0x7f.1" KEY',
  'from="*.example" KEY',
  'from="" KEY\nKEY',
  'from="10.*,,127.*" KEY',
  'from="127.*,,10.*" KEY',
  'from="::1" KEY',
  'from="::/0" KEY',
  'from="127.0.0.1,::1/64" KEY',
  'from="127.0.0.0/x" KEY',
  'from="127.*",from="10.*" KEY',
  'from=127.0.0.1 KEY',
  'from="127.0.0.1 KEY',
  'from="127.0.0.2" KEY',
  'expiry-time="20200101" KEY',
  'expiry-time="20200101" KEY\nexpiry-time="20991231235959Z" KEY',
  'expiry-time="209912312359" KEY',
  'expiry-time="20991231",expiry-time="20200101UTC" KEY',
  'expiry-time="20990231" KEY',
  'expiry-time="20991301" KEY',
  'expiry-time="2099123124" KEY',
  'expiry-time="209912312460" KEY',
  'expiry-time="soon" KEY',
  'expiry-time="19700101Z" KEY',
  'expiry-time="" KEY',
  'command="echo forced" KEY',
  'command="echo \\"forced\\" $SSH_ORIGINAL_COMMAND" KEY',
  'Command="echo a, b",no-pty KEY',
  'command="" KEY',
  'command="echo forced" OTHER\nKEY',
  'command="echo 1",command="echo 2" KEY',
  'command="echo "forced KEY',
  'command="echo forced KEY',
  'command="echo forced\\" KEY',
  'command = "echo forced" KEY',
  'command KEY',
  'environment="A=1",environment="A=2" KEY',
  'environment="A B=1" KEY',
  'environment="=1" KEY',
  'environment="A" KEY',
  'permitopen="localhost:80",permitopen="[::1]:*",permitlisten="8080" KEY',
  'permitopen="localhost:http" KEY',
  'permitopen="localhost" KEY',
  'permitopen="localhost:0" KEY',
  'permitopen="localhost:70000" KEY',
  'permitopen="[::1:80" KEY',
  'permitopen=localhost KEY',
  'permitlisten="localhost:x" KEY',
  'permitlisten="*" KEY',
  'tunnel="0" KEY',
  'tunnel="any" KEY',
  'tunnel="-1" KEY',
  'tunnel="tun0" KEY',
];

const ASKED = 'echo asked';

describeWith(['openssh', 'accounts'], 'a real sshd, and the lines of authorized_keys', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const keys = shared(
    async () => ({
      key: await makeKey(folder(), 'key'),
      other: await makeKey(folder(), 'other'),
    }),
    () => {},
  );
  const path = (): string => folder().file('authorized_keys');
  const sshd = shared(
    () => startSshd({ authorizedKeys: path(), config: ['LogLevel DEBUG3'] }),
    (server) => server.stop(),
  );
  const { username: user } = userInfo();

  async function theirs(text: string) {
    writeFileSync(path(), text);
    const before = sshd().log().length;
    const options = { port: sshd().port, user, key: keys().key.file, command: ASKED };
    const login = await run('ssh', ['-v', ...sshArguments(options)]);
    const log = await until(
      () => {
        const lines = sshd().log().slice(before);
        return /^(?:debug1: do_cleanup|Connection closed by)/m.test(lines) ? lines : null;
      },
      () => `the log ends with ${sshd().log().slice(before)}`,
    );
    return { ...login, log };
  }

  function ours(text: string) {
    const blob = fromBase64(keys().key.publicLine.split(' ')[1] ?? '');
    if (!blob) throw new Error('no key');
    const address = '127.0.0.1';
    const visit = { address, now: Math.floor(Date.now() / 1000) };
    const result = lookUpKey(text, 'ssh-ed25519', blob, visit);
    const key = `ED25519 ${fingerprint(blob)}`;
    const file = path();
    const log = keyLookedUp({ file, text, user, address, key, result });
    return { ...result, log, notes: keyNotes(file, result, address) };
  }

  /** What is said of the file, from where the key is first looked for. */
  function about(log: string): string[] {
    const lines = log.split(/\r?\n/);
    const start = lines.findIndex((line) => line.startsWith('debug1: trying public key file'));
    const end = lines.findIndex((line) => line.startsWith('debug2: auth_check_authkeys_file'));
    return lines.slice(start, end + 1).filter((line) => !/^debug1: fd \d+ clearing/.test(line));
  }

  test.each(shareOf(files, 2))('%s', async (form) => {
    const rsa = `ssh-rsa ${'A'.repeat(60)}`;
    const { key, other } = keys();
    const text = `${form}\n`
      .replaceAll('KEY', key.publicLine)
      .replaceAll('OTHER', other.publicLine)
      .replaceAll('RSA', rsa);
    const real = await theirs(text);
    const mine = ours(text);
    expect(about(mine.log.join('\n'))).toEqual(about(real.log));
    expect(mine.found !== null).toBe(/^Accepted publickey/m.test(real.log));
    if (mine.found === null) return;
    const { command } = mine.found.options;
    const forced = command?.replace('$SSH_ORIGINAL_COMMAND', ASKED).replaceAll('"', '');
    expect(real.stdout).toBe((forced ?? ASKED).replace(/^echo (.*)$/, '$1\n'));
    // Once for the query, once for the proof.
    const told = [...real.stderr.matchAll(/^debug1: Remote: (.*?)\r?$/gm)].map(([, note]) => note);
    expect(told).toEqual([...mine.notes, ...mine.notes]);
  });
});

describeWith(['openssh'], 'sshow serve, and a real ssh', () => {
  test('holds itself to the options of the key', async () => {
    const folder = temporaryFolder();
    const key = await makeKey(folder, 'key');
    const lines = [
      `from="!127.0.0.1,*" ${key.publicLine}`,
      `expiry-time="20200101" ${key.publicLine}`,
      `command="echo forced $SSH_ORIGINAL_COMMAND",no-pty ${key.publicLine}`,
    ];
    const file = folder.write('authorized_keys', `${lines.join('\n')}\n`);
    const serving = await startServe(['--authorized-keys', file]);
    try {
      const options = { port: serving.port, user: 'alice', key: key.file, command: 'whoami' };
      expect(await ssh(options)).toMatchObject({ code: 0, stdout: 'forced whoami\n' });
      const refused = await ssh({ ...options, extra: ['-tt'] });
      expect(refused.stderr).toContain('PTY allocation request failed on channel 0');
      folder.write('authorized_keys', `${lines.slice(0, 2).join('\n')}\n`);
    } finally {
      await serving.process.stop();
    }
    const closed = await startServe(['--authorized-keys', file]);
    try {
      const options = { port: closed.port, user: 'alice', key: key.file, command: 'whoami' };
      expect((await ssh(options)).stderr).toContain('Permission denied (publickey)');
    } finally {
      await closed.process.stop();
      folder.remove();
    }
  });
});
