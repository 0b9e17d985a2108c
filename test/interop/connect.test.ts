/** `sshow connect` logs in to every real server, by every means and with every algorithm of it. */
import { expect, test } from 'vitest';

import { everyChoice, nameOf, type Offer } from './peers/algorithms.ts';
import { asyncsshOffer, startAsyncssh } from './peers/asyncssh.ts';
import { dropbearOffer, startDropbear } from './peers/dropbear.ts';
import { opensshOffer, startSshd } from './peers/openssh.ts';
import { startTinysshd, tinysshdOffer } from './peers/tinysshd.ts';
import type { RunningServer } from './peers/types.ts';
import { describe } from './peers/process.ts';
import { connectWorld, expectSuccess, type ConnectWorld } from './connect-world.ts';
import { sshowHere } from './sshow-here.ts';
import { scenarioWith } from './sshow.ts';
import { describeWith, type Need } from './suite.ts';
import { exitStatuses, offered, parseTranscript } from './transcripts.ts';

interface Server {
  readonly name: string;
  readonly needs: readonly Need[];
  readonly offer: Offer;
  readonly hasPasswords: boolean;
  readonly start: (world: ConnectWorld) => Promise<RunningServer>;
}

const servers: readonly Server[] = [
  {
    name: 'OpenSSH sshd',
    needs: [],
    offer: opensshOffer,
    hasPasswords: true,
    start: ({ account }) => startSshd({ authorizedKeys: account().authorizedKeys }),
  },
  {
    name: 'Dropbear',
    needs: ['dropbear'],
    offer: dropbearOffer,
    hasPasswords: true,
    start: () => startDropbear(),
  },
  {
    name: 'tinysshd',
    needs: ['tinysshd'],
    offer: tinysshdOffer,
    hasPasswords: false,
    start: startTinysshd,
  },
  {
    name: 'asyncssh',
    needs: ['asyncssh'],
    offer: asyncsshOffer,
    hasPasswords: true,
    start: ({ account }) =>
      startAsyncssh({
        authorizedKeys: account().authorizedKeys,
        password: account().password,
      }),
  },
];

// Keys are made by OpenSSH's ssh-keygen, and the servers let in an account of the machine.
describeWith(['openssh', 'accounts'], 'sshow connect', () => {
  const world = connectWorld();

  for (const { name, needs, offer, hasPasswords, start } of servers) {
    describeWith(needs, `logs in to ${name}`, () => {
      const server = world.running(() => start(world));

      test('by publickey, and keeps the two outputs of a command apart', async () => {
        const result = await expectSuccess([
          ...world.byKey(server()),
          'echo hello; echo trouble >&2; exit 3',
        ]);
        expect(result.stdout).toBe('hello\n');
        expect(result.stderr).toContain('trouble\n');
      });

      test('by publickey, and records the exit status of a command', async () => {
        const result = await expectSuccess([
          ...world.byKey(server()),
          '--json',
          'echo hello; exit 3',
        ]);
        const transcript = parseTranscript(result.stdout);
        expect(transcript.outcome).toEqual({ kind: 'established', fault: null });
        expect(exitStatuses(transcript)).toEqual([3]);
      });

      test('by publickey, and disconnects where there is no command', async () => {
        const result = await expectSuccess(world.byKey(server()));
        expect(result.stdout).toBe('');
      });

      if (hasPasswords) {
        test('by password, from a file', async () => {
          const result = await expectSuccess([...world.byPassword(server()), 'echo hello']);
          expect(result.stdout).toBe('hello\n');
        });
      }

      test.each(everyChoice(offer).map((choice) => [nameOf(choice), choice] as const))(
        'with %s',
        async (_name, choice) => {
          const scenario = world.folder().write('choice.json', scenarioWith('client', choice));
          const result = await sshowHere([
            ...world.byKey(server()),
            ...['--scenario', scenario, '--json', 'echo hello'],
          ]);
          expect(result.code, describe(result)).toBe(0);
          const transcript = parseTranscript(result.stdout);
          expect(transcript.outcome.kind).toBe('established');
          expect(exitStatuses(transcript)).toEqual([0]);
          const { encryption_algorithms_client_to_server: ciphers, kex_algorithms: kexes } =
            offered(transcript, 'client');
          expect(ciphers).toBe(choice.cipher);
          expect(kexes?.split(',')[0]).toBe(choice.kex);
        },
      );
    });
  }
});
