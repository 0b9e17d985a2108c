/** What one end records of a session replays to the same session, and holds no lasting secret. */
import { describe, expect, test } from 'vitest';

import { toHex, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { seededRandom } from '../../src/crypto/random.ts';
import { answersFor, scenarioPerson } from '../../src/world/answers.ts';
import type { Moved } from '../../src/world/ends.ts';
import { clientParty, Keys, serverParty } from '../../src/world/party.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { Recorder, type EndSide } from '../../src/world/recorder.ts';
import {
  heardNothing,
  listening,
  recordingOf,
  type Chunk,
  type Recording,
} from '../../src/world/recording.ts';
import { simulate, type Run } from '../../src/world/simulate.ts';

const userKey = '11'.repeat(32);
const hostKey = '22'.repeat(32);
const userPublic = new Keys(
  parseScenario({ client: { keys: [{ private: userKey }] } }),
  new Recorder(seededRandom(''), new Map()),
).expand('{client:id_ed25519}', '');

/** Both ends' parts of a session. */
interface Parts {
  readonly client?: object;
  readonly server?: object;
  readonly answers?: Readonly<Record<string, string>>;
}

/** One end, as the command line runs it: with randomness of its own, and the other end elsewhere. */
function endOf(side: EndSide, { client, server, answers = {} }: Parts) {
  const scenario = parseScenario(
    side === 'client'
      ? {
          answers,
          client: {
            keys: [{ private: userKey }],
            strict_host_key_checking: 'accept-new',
            ...client,
          },
          server: { recorded: [] },
        }
      : {
          client: { recorded: [] },
          server: {
            host_keys: [{ private: hostKey }],
            users: { '*': { authorized_keys: `${userPublic}\n` } },
            ...server,
          },
        },
  );
  const recorder = new Recorder(seededRandom(`${side}’s own`), new Map());
  const keys = new Keys(scenario, recorder);
  const heard = heardNothing();
  const { answer } = answersFor(scenario, recorder, keys, scenarioPerson(scenario));
  const makeParty = side === 'client' ? clientParty : serverParty;
  const party = makeParty(scenario, recorder, keys, listening(answer, heard));
  const chunks: Chunk[] = [];
  const sent: Bytes[] = [];
  let timeMs = 0;
  const kept = (moved: Moved): Moved => {
    sent.push(...moved.send);
    return moved;
  };
  return {
    scenario,
    party,
    recorder,
    heard,
    sent,
    start: () => kept(party.move({ kind: 'command', command: { do: 'start' } })),
    take(bytes: Bytes, end = false): Moved {
      if (party.closed) return { send: [], events: [] };
      timeMs += 0.5;
      chunks.push({ timeMs, bytes, end });
      return kept(party.move(end ? { kind: 'end' } : { kind: 'bytes', bytes }));
    },
    recording: (): Recording =>
      recordingOf({ title: 'Recorded', side, scenario, recorder, keys, chunks, heard }),
  };
}

/** Plays a session between two ends; what is sent arrives in pieces of `size` bytes. */
function play(parts: Parts, size: number, moved: (recorder: Recorder) => void = () => undefined) {
  const ends = { client: endOf('client', parts), server: endOf('server', parts) };
  const queue: { to: EndSide; bytes: Bytes; end: boolean }[] = [];
  const send = (from: EndSide, { send: frames }: Moved): void => {
    const to = from === 'client' ? 'server' : 'client';
    const bytes = Uint8Array.from(frames.flatMap((frame) => [...frame]));
    for (let at = 0; at < bytes.length; at += size) {
      queue.push({ to, bytes: bytes.slice(at, at + size), end: false });
    }
    if (ends[from].party.closed) queue.push({ to, bytes: new Uint8Array(), end: true });
  };
  send('client', ends.client.start());
  send('server', ends.server.start());
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { to, bytes, end } = next;
    if (!ends[to].party.closed) send(to, ends[to].take(bytes, end));
    moved(ends[to].recorder);
  }
  return ends;
}

const replay = (recording: Recording): Run => simulate(parseScenario(recording));

const wires = (run: Run, from: EndSide): string[] =>
  run.recorder.frames.filter((frame) => frame.from === from).map(({ wire }) => toHex(wire));

const withPassword = {
  client: { user: 'bob', keys: [], passwords: ['wrong wörds', 'right wörds'] },
  server: { users: { bob: { password: 'right wörds' } }, auth_methods: ['password'] },
};

const suites: readonly (readonly [string, string])[] = [
  ['chacha20-poly1305@openssh.com', 'hmac-sha2-256'],
  ['aes256-gcm@openssh.com', 'hmac-sha2-256'],
  ['aes128-ctr', 'hmac-sha2-256'],
  ['aes256-ctr', 'hmac-sha2-512-etm@openssh.com'],
];

describe.each(['client', 'server'] as const)('the recording of a %s', (side) => {
  test.each([1, 100, 100_000])('replays byte by byte what came in pieces of %d bytes', (size) => {
    const ends = play({ client: { commands: ['echo hello', 'bulk 3000'] } }, size);
    const run = replay(ends[side].recording());
    expect(run.end).toEqual({ kind: 'established', fault: null });
    for (const from of ['client', 'server'] as const) {
      expect(wires(run, from)).toEqual(ends[from].sent.map(toHex));
    }
  });

  test('holds no private key', () => {
    const text = JSON.stringify(play({}, 1000)[side].recording());
    expect(text).not.toContain(userKey);
    expect(text).not.toContain(hostKey);
    expect(text).toContain(`${side} ephemeral x25519 private key`);
  });

  test('says of the other end only where it is and what it sent', () => {
    const recording = play({}, 1000)[side].recording();
    const names = [...(side === 'client' ? ['host'] : []), 'address', 'port', 'recorded'];
    expect(Object.keys(recording[side === 'client' ? 'server' : 'client'])).toEqual(names);
    expect(JSON.parse(JSON.stringify(recording))).toEqual(recording);
  });

  test.each(suites)('has dots for the passwords, under %s with %s', (cipher, mac) => {
    const algorithms = { ciphers: [cipher], macs: [mac] };
    const parts = {
      client: { ...withPassword.client, algorithms },
      server: withPassword.server,
    };
    const ends = play(parts, 60);
    const recording = ends[side].recording();
    const run = replay(recording);
    expect(run.end).toEqual({ kind: 'established', fault: null });
    const shown = JSON.stringify([recording, run.recorder.values, run.recorder.frames.map(seen)]);
    for (const password of ['wrong wörds', 'right wörds', 'wörds']) {
      expect(shown).not.toContain(password);
      expect(shown).not.toContain(toHex(utf8(password)));
    }
    expect(run.recorder.frames.filter(({ packet }) => packet && dotted(packet))).toHaveLength(2);
    // All that is not a password went over the wire as it is replayed.
    const sent = ends.client.sent.map(toHex);
    const differing = wires(run, 'client').filter((wire, at) => wire !== sent[at]);
    expect(differing).toHaveLength(2);
    expect(wires(run, 'client').map(({ length }) => length)).toEqual(sent.map((one) => one.length));
    expect(wires(run, 'server')).toEqual(ends.server.sent.map(toHex));
  });
});

const seen = ({ packet, value }: { packet: Bytes | null; value: unknown }) => ({
  packet: packet && toHex(packet),
  value,
});
const dotted = (packet: Bytes): boolean => toHex(packet).includes('2e'.repeat(12));

test('of what an end hears, no password and no output is kept', () => {
  const { client, server } = play(
    { ...withPassword, client: { ...withPassword.client, commands: ['bulk 3000'] } },
    1000,
  );
  expect(client.heard).toEqual({
    answers: {},
    passwords: ['.'.repeat(12), '.'.repeat(12)],
    responses: [],
    users: new Set(),
  });
  expect(server.heard).toEqual({
    answers: { 'server/check-password#1': 'no', 'server/check-password#2': 'yes' },
    passwords: [],
    responses: [],
    users: new Set(['bob']),
  });
});

test('a session whose recorder forgets all the time goes on to its end, and nothing grows', () => {
  const commands = ['echo hello', 'bulk 3000'];
  const remembered = play({ client: { commands } }, 1000);
  const ends = play({ client: { commands } }, 1000, (recorder) => recorder.forget());
  for (const side of ['client', 'server'] as const) {
    const { party, recorder, sent } = ends[side];
    expect(party.closed).toEqual({ fault: null });
    expect(sent).toHaveLength(remembered[side].sent.length);
    const { draws, values, derivations, frames, steps, signatures } = recorder;
    expect([draws, values, derivations, frames, steps, signatures].flat()).toEqual([]);
    for (const { hex } of remembered[side].recorder.values) {
      expect(recorder.valuesOf(hex)).toEqual([]);
    }
  }
});

test('a recorder that forgets still draws each override once', () => {
  const chosen = new Uint8Array(4).fill(7);
  const recorder = new Recorder(
    (_label, length) => new Uint8Array(length),
    new Map([['x', chosen]]),
  );
  const io = recorder.io('client');
  const labels = [1, 2].map(() => {
    io.draw('x', 4);
    const [draw] = recorder.draws;
    recorder.forget();
    return draw?.label;
  });
  expect(labels).toEqual(['x', 'x#2']);
});

describe('the recording of a client', () => {
  test('keeps the lines of known_hosts about this host only, each where it was', () => {
    const known_hosts = `elsewhere.example ${userPublic}\nserver.example ${userPublic}\n`;
    const ends = play({ client: { known_hosts } }, 1000);
    const recording = ends.client.recording();
    expect(recording.client.known_hosts).toBe(`\nserver.example ${userPublic}\n`);
    const { fault } = replay(recording).end;
    expect(fault?.fault).toMatchObject({ kind: 'host-key-changed', line: 2 });
  });

  test('keeps what was answered about an unknown host', () => {
    const answers = { 'client/confirm-host-key#1': 'what?', 'client/confirm-host-key#2': 'no' };
    const client = { strict_host_key_checking: 'ask' };
    const recording = play({ client, answers }, 1000).client.recording();
    expect(recording.answers).toEqual(answers);
    expect(replay(recording).end.fault?.fault.kind).toBe('host-key-not-accepted');
  });
});

describe('a recording that is broken off', () => {
  test('ends as lost where the other end closed, and as stalled where it fell silent', () => {
    const ends = play({}, 1000);
    const recording = ends.client.recording();
    const chunks = recording.server.recorded ?? [];
    const faultAfter = (recorded: typeof chunks) =>
      replay({ ...recording, server: { ...recording.server, recorded } }).end.fault?.fault.kind;
    const half = chunks.slice(0, chunks.length / 2);
    expect(faultAfter(half)).toBe('stalled');
    expect(faultAfter([...half, { time_ms: 1000, bytes: '', end: true }])).toBe('connection-lost');
  });

  test('in the middle of a password shows nothing of it', () => {
    const whole = play(withPassword, 1000);
    const replayed = replay(whole.server.recording());
    const frames = replayed.recorder.frames.filter(({ from }) => from === 'client');
    const passwords = [...frames.keys()].filter((at) => {
      const { packet } = frames[at] ?? {};
      return packet && dotted(packet);
    });
    expect(passwords).toHaveLength(2);
    for (const at of passwords) {
      const before = whole.client.sent.slice(0, at);
      const half = whole.client.sent[at]?.slice(0, 60) ?? [];
      const server = endOf('server', withPassword);
      server.start();
      server.take(Uint8Array.from([...before, half].flatMap((frame) => [...frame])));
      server.take(new Uint8Array(), true);
      const recording = server.recording();
      expect(recording.client.recorded?.[0]?.bytes).toMatch(/(00){44}$/);
      expect(replay(recording).end.fault?.fault).toEqual(server.party.closed?.fault);
    }
  });
});
