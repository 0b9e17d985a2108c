/** What comes through a channel of `sshow connect`: much, in pieces, on both outputs, and its end. */
import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { startSshd } from './peers/openssh.ts';
import { describe, until } from './peers/process.ts';
import { startTap } from './peers/tap.ts';
import { connectWorld, expectSuccess } from './connect-world.ts';
import { sshow, startSshow } from './sshow.ts';
import { describeWith } from './suite.ts';
import { countSent, exitStatuses, parseTranscript } from './transcripts.ts';

const megabyte = 1 << 20;
const printMegabyte = `head -c ${megabyte} /dev/zero | tr '\\0' x`;
const xs = 'x'.repeat(megabyte);

/** Compares long texts without printing them when they differ. */
function digest(text: string): string {
  return `${text.length} bytes, SHA-256 ${createHash('sha256').update(text).digest('hex')}`;
}

describeWith(['openssh', 'accounts'], 'a command of sshow connect', () => {
  const world = connectWorld();
  const sshd = world.running(() => startSshd({ authorizedKeys: world.account().authorizedKeys }));
  const rekeying = world.running(() =>
    startSshd({
      authorizedKeys: world.account().authorizedKeys,
      config: ['RekeyLimit 256K'],
    }),
  );

  test('prints several lines, in order', async () => {
    const { stdout } = await expectSuccess([
      ...world.byKey(sshd()),
      'for n in 1 2 3; do echo line $n; done',
    ]);
    expect(stdout).toBe('line 1\nline 2\nline 3\n');
  });

  test('prints bytes that are no text, unchanged', async () => {
    const { stdout } = await expectSuccess([
      ...world.byKey(sshd()),
      String.raw`printf '\303\244 \033[1m tab\t end'`,
    ]);
    expect(stdout).toBe('ä \u001B[1m tab\t end');
  });

  test('prints on stderr what it printed on stderr, and nothing else on stdout', async () => {
    const { stdout, stderr } = await expectSuccess([
      ...world.byKey(sshd()),
      'echo one; echo two >&2; echo three; echo four >&2',
    ]);
    expect(stdout).toBe('one\nthree\n');
    expect(stderr).toMatch(/two\n(.*\n)*four\n/);
  });

  test('prints a megabyte', async () => {
    const { stdout } = await expectSuccess([...world.byKey(sshd()), printMegabyte]);
    expect(digest(stdout)).toBe(digest(xs));
  });

  test('prints a megabyte while the server asks for new keys on the way', async () => {
    const recording = world.folder().file('rekey.json');
    const { stdout } = await expectSuccess([
      ...world.byKey(rekeying()),
      ...['--out', recording, printMegabyte],
    ]);
    expect(digest(stdout)).toBe(digest(xs));

    const replayed = await expectSuccess(['simulate', recording, '--json']);
    const transcript = parseTranscript(replayed.stdout);
    expect(transcript.outcome).toEqual({ kind: 'established', fault: null });
    expect(exitStatuses(transcript)).toEqual([0]);
    // The first exchange, and one after every 256 kB.
    expect(countSent(transcript, 'server', 'SSH_MSG_KEXINIT')).toBeGreaterThanOrEqual(4);
    expect(countSent(transcript, 'client', 'SSH_MSG_NEWKEYS')).toBe(
      countSent(transcript, 'server', 'SSH_MSG_NEWKEYS'),
    );
  });

  test('ends when its channel closes, though stdin stays open', async () => {
    const connecting = startSshow([...world.byKey(sshd()), 'echo hello']);
    try {
      const result = await connecting.ended;
      expect(result, describe(result)).toMatchObject({ code: 0, stdout: 'hello\n' });
    } finally {
      await connecting.stop();
    }
  });

  test('may be ended by a signal', async () => {
    const result = await sshow([...world.byKey(sshd()), '--json', 'kill -TERM $$']);
    expect(result.code, describe(result)).toBe(0);
    const transcript = parseTranscript(result.stdout);
    expect(transcript.outcome.kind).toBe('established');
    expect(exitStatuses(transcript)).toEqual([]);
  });

  test('fails with a message when the server goes away in the middle', async () => {
    const tap = await startTap(sshd().port);
    const connecting = startSshow([
      ...['connect', `${world.account().name}@127.0.0.1`, '-p', String(tap.port), '--accept-new'],
      // It notices soon when nobody listens any more, and leaves nothing running.
      ...['-i', world.key().file, 'echo hello; while sleep 0.1; do echo more; done'],
    ]);
    try {
      await until(
        () => (connecting.stdout().startsWith('hello\n') ? true : null),
        () => `nothing comes:\n${connecting.stderr()}`,
      );
      await tap.stop();
      const result = await connecting.ended;
      expect(result.code, describe(result)).toBe(1);
      expect(result.stderr).toMatch(/connection/);
    } finally {
      await connecting.stop();
      await tap.stop();
    }
  });
});
