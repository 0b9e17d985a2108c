/** A login without SSH: the same stage, and nothing of what SSH protects. */
import { array, assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { assertTiled } from '../../src/codec/field.ts';
import { Client } from '../../src/protocol/plain/client.ts';
import { Server } from '../../src/protocol/plain/server.ts';
import { plainSteps } from '../../src/protocol/plain/steps.ts';
import { layersOf } from '../../src/world/layers.ts';
import { transcript } from '../../src/world/make-transcript.ts';
import { parsePlainScenario } from '../../src/world/parse-plain-scenario.ts';
import { answerOf, simulatePlain, type PlainRun } from '../../src/world/plain/simulate.ts';
import { Recorder } from '../../src/world/recorder.ts';
import { catalog, plainCatalog } from '../../src/world/scenarios/catalog.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { simulate } from '../../src/world/simulate.ts';
import { stepWords } from '../../src/world/text/plain/steps.ts';
import { wireLines } from '../../src/world/wire-text.ts';

const run = (more: object = {}): PlainRun =>
  simulatePlain(parsePlainScenario({ protocol: 'plain', ...more }));
const keysOf = ({ recorder }: PlainRun) => recorder.steps.map(({ key }) => key);

const runs = [
  ...plainCatalog.map(({ name, scenario }) => ({ name, more: scenario })),
  { name: 'wrong, then right', more: { client: { passwords: ['wrong', 'hunter2'] } } },
  { name: 'always wrong', more: { client: { passwords: ['a', 'b', 'c'] } } },
  { name: 'not in ASCII', more: { client: { user: 'Zoë', passwords: ['ÿÿ'] } } },
];

describe.each(runs)('$name', ({ more }) => {
  const one = run(more);

  test('explains every byte', () => {
    for (const frame of one.recorder.frames)
      for (const { fields, bytes } of layersOf(frame, one.telling))
        assertTiled(fields, 0, bytes.length);
  });

  test('has words for everything, and is the same every time', () => {
    const told = transcript(one);
    for (const { title, text } of told.steps) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(text.length).toBeLessThanOrEqual(180);
      expect(text).toMatch(/\.$/);
    }
    expect(transcript(run(more))).toEqual(told);
  });

  test('the eavesdropper knows all that was said, and nothing hides it', () => {
    const { values } = transcript(one);
    expect(values.length).toBeGreaterThan(0);
    for (const { known } of values) expect(known.eavesdropper).not.toBeNull();
  });
});

test('every step has words, and no words are left over', () => {
  expect(Object.keys(stepWords).toSorted()).toEqual(Object.keys(plainSteps).toSorted());
});

test('a wrong password is refused, and asked for again, at most so often', () => {
  expect(run({ client: { passwords: ['wrong', 'hunter2'] } }).end.kind).toBe('established');
  const refused = run({ client: { passwords: ['a', 'b', 'c', 'd'] } });
  expect(refused.end).toMatchObject({
    kind: 'refused',
    fault: { fault: { kind: 'login-refused', tries: 3 } },
  });
  const none = run({ client: { passwords: ['a'] } });
  expect(none.end).toMatchObject({
    kind: 'refused',
    fault: { fault: { kind: 'no-password-left' } },
  });
  expect(keysOf(none)).toContain('plain-fault');
});

test('a scenario is checked, field by field', () => {
  expect(() => run({ client: { pasword: 'x' } })).toThrow('client.pasword: there is no such field');
  expect(() => run({ server: { max_tries: 0 } })).toThrow('server.max_tries');
  expect(() => run({ attack: 'man-in-the-middle' })).toThrow('attack');
});

/** A server's engine on bytes that come in pieces of any size. */
function served(chunks: readonly Bytes[]): { sent: string; fault: string | null } {
  const scenario = parsePlainScenario({ protocol: 'plain' });
  const engine = new Server(new Recorder(() => new Uint8Array(), new Map()).io('server'), {
    greeting: '',
    maxTries: 3,
  });
  const sent: string[] = [];
  let fault: string | null = null;
  const inputs: Parameters<Server['receive']>[0][] = [
    { kind: 'command', command: { do: 'start' } },
    ...chunks.map((bytes) => ({ kind: 'bytes', bytes }) as const),
  ];
  for (let input = inputs.shift(); input; input = inputs.shift()) {
    const { send, events } = engine.receive(input);
    sent.push(...send.map(toHex));
    for (const event of events) {
      if (event.kind === 'closed') fault = event.fault?.kind ?? null;
      if (event.kind !== 'question') continue;
      const { address } = event.question;
      inputs.unshift({ kind: 'answer', address, answer: answerOf(scenario, event.question) });
    }
  }
  return { sent: sent.join(' '), fault };
}

test('how the bytes are cut says nothing', () => {
  const said = utf8('alice\r\nhunter2\r\nuname -sr\nwhoami\r\0');
  const whole = served([said]);
  expect(whole.sent).toContain(toHex(utf8('Linux 6.1.0\r\n')));
  expect(whole.sent).toContain(toHex(utf8('alice\r\n')));
  assert(
    property(array(integer({ min: 0, max: said.length })), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), said.length];
      const chunks = at.slice(1).map((end, one) => said.slice(at[one], end));
      expect(served(chunks)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('whatever comes, nothing is thrown, and a line without an end has one', () => {
  assert(
    property(uint8Array({ maxLength: 60 }), (bytes) => {
      served([bytes]);
      const client = new Client(new Recorder(() => new Uint8Array(), new Map()).io('client'));
      client.receive({ kind: 'command', command: { do: 'start' } });
      client.receive({ kind: 'bytes', bytes });
      client.receive({ kind: 'end' });
    }),
  );
  expect(served([new Uint8Array(2000).fill(0x61)]).fault).toBe('line-too-long');
  // Options that nobody here knows are declined: DO NAWS, WILL TERMINAL-TYPE.
  expect(served([Uint8Array.of(255, 253, 31, 255, 251, 24)]).sent).toContain('fffc1f fffe18');
});

test('the listener’s screen has the password of a plain login, and only dots of one over SSH', () => {
  const plain = wireLines(run()).map(({ text }) => text);
  expect(plain).toContain('client → server  hunter2↵');
  const ssh = (name: string) => {
    const scenario = catalog.find((one) => one.name === name)?.scenario;
    return wireLines(simulate(parseScenario(scenario))).map(({ text }) => text);
  };
  const over = ssh('password-login');
  expect(over[0]).toMatch(/^client → server {2}SSH-2\.0-OpenSSH/);
  expect(over.join()).not.toContain('hunter2');
  expect(over.filter((line) => line.endsWith('bytes, encrypted')).length).toBeGreaterThan(10);
  // With the session's keys in hand, the same packet opens.
  expect(ssh('paper-dh').filter((line) => /decrypted: .*hunter2/.test(line))).toHaveLength(1);
});

test('the listener’s screen shows printable ASCII alone, and opens nothing before the keys are made', () => {
  const twoBytes = wireLines(run({ client: { user: 'Zoë' } }));
  expect(twoBytes.map(({ text }) => text)).toContain('client → server  Zo··↵');
  const scenario = catalog.find(({ name }) => name === 'paper-dh')?.scenario;
  const paper = simulate(parseScenario(scenario));
  const opened = wireLines(paper).filter(({ text }) => text.includes('decrypted: '));
  const keys = paper.recorder.steps.findIndex(({ key }) => key === 'made-their-keys');
  expect(keys).toBeGreaterThan(0);
  expect(Math.min(...opened.map(({ step }) => step))).toBe(keys);
});
