/** The plain login and programs that speak Telnet: a real client logs in to our server, and tshark reads what we send. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { Server } from '../../src/protocol/plain/server.ts';
import { parsePlainScenario } from '../../src/world/parse-plain-scenario.ts';
import { answerOf, simulatePlain } from '../../src/world/plain/simulate.ts';
import { Recorder } from '../../src/world/recorder.ts';
import { textIn } from '../../src/world/text/prose.ts';
import { pcap } from './pcap.ts';
import { temporaryFolder } from './peers/place.ts';
import { describeWith, shared } from './suite.ts';
import { dissect, type Dissected } from './tshark.ts';

const scenario = parsePlainScenario({ protocol: 'plain' });

/** Our server behind a socket, for one connection. */
function serve(socket: Socket, recorder: Recorder): void {
  const engine = new Server(recorder.io('server'), { greeting: 'Hello', maxTries: 3 });
  const move = (first: Parameters<Server['receive']>[0]): void => {
    const inputs = [first];
    for (let input = inputs.shift(); input; input = inputs.shift()) {
      const { send, events } = engine.receive(input);
      for (const bytes of send) socket.write(bytes);
      for (const event of events) {
        if (event.kind === 'closed') socket.end();
        if (event.kind !== 'question') continue;
        const { address } = event.question;
        inputs.push({ kind: 'answer', address, answer: answerOf(scenario, event.question) });
      }
    }
  };
  move({ kind: 'command', command: { do: 'start' } });
  socket.on('data', (bytes) => move({ kind: 'bytes', bytes: new Uint8Array(bytes) }));
  socket.on('end', () => move({ kind: 'end' }));
  socket.on('error', () => socket.destroy());
}

/** Lets a client in, and types for it whatever is asked for; gives what it showed, and what crossed. */
async function login(program: string, args: (port: number) => readonly string[]) {
  const recorder = new Recorder(() => new Uint8Array(), new Map());
  const listener = createServer((socket) => serve(socket, recorder));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const client = spawn(program, args(port));
  let shown = '';
  const typed = [
    [/login: $/, 'alice'],
    [/Password: $/, 'hunter2'],
    [/\$ $/, 'uname -sr'],
    [/\$ $/, 'exit'],
  ] as const;
  let at = 0;
  client.stdout.on('data', (data) => {
    shown += String(data);
    const next = typed[at];
    if (!next?.[0].test(shown)) return;
    at += 1;
    client.stdin.write(`${next[1]}\n`);
  });
  const timeout = setTimeout(() => client.kill(), 20_000);
  await new Promise((resolve) => client.on('exit', resolve));
  clearTimeout(timeout);
  listener.close();
  const { frames, steps } = recorder;
  return { shown, frames, keys: steps.map(({ key }) => key) };
}

describeWith(['telnet'], 'a real client of Telnet', () => {
  test('logs in, and does as it is told about the echo', async () => {
    const { shown, frames, keys } = await login('telnet', (port) => ['-E', '127.0.0.1', `${port}`]);
    expect(shown).toContain('Linux 6.1.0');
    expect(keys).toContain('plain-checked-password');
    expect(keys).toContain('plain-goodbye');
    expect(keys).not.toContain('plain-fault');
    const names = frames.map(({ from, message }) => `${from} ${message}`);
    expect(names).toContain('server WILL');
    expect(names).toContain('client DO');
  });
});

/** What tshark calls the commands; an apostrophe is one of many. */
const verbs = { WILL: /Will Echo/, WONT: /Won.*t Echo/, DO: /Do Echo/, DONT: /Don.*t Echo/ };
const isVerb = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name);

const all = (parts: readonly Dissected[]): Dissected[] =>
  parts.flatMap((part) => [part, ...all(part.parts)]);

describeWith(['tshark'], 'tshark reads what our two ends send', () => {
  const folder = shared(
    async () => temporaryFolder(),
    (made) => made.remove(),
  );

  test('it finds Telnet in every piece: the same text, the same commands', async () => {
    const { frames } = simulatePlain(scenario).recorder;
    const capture = folder().file('plain.pcap');
    const segments = frames.map(({ from, wire }) => ({
      from: from === 'client' ? from : ('server' as const),
      bytes: wire,
    }));
    writeFileSync(capture, pcap(segments, 23));
    const packets = await dissect(capture, folder().write('no.keys', ''));
    expect(packets.length).toBe(frames.length);
    for (const [at, frame] of frames.entries()) {
      const telnet = packets[at]?.find(({ name }) => name === 'telnet');
      const words = all(telnet?.parts ?? [])
        .map(({ text }) => text)
        .join('\n');
      if (isVerb(frame.message)) {
        expect(words).toMatch(verbs[frame.message]);
        continue;
      }
      const text = textIn(frame.value, 'text').split('\r\n');
      expect(words).toContain(`Data: ${text.find((one) => one !== '') ?? ''}`);
    }
  });
});
