/** Runs a plain login from its first byte to its last: pure, synchronous. Nothing in it is random. */
import { fromUtf8 } from '../../codec/bytes.ts';
import { Client, type ClientCommand } from '../../protocol/plain/client.ts';
import { isRefusal, type FaultKind } from '../../protocol/plain/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/plain/questions.ts';
import { Server, type ServerCommand } from '../../protocol/plain/server.ts';
import { runCommand } from '../commands.ts';
import { Party } from '../engine-party.ts';
import { recording, type End } from '../ends.ts';
import { runWith, type RunOf } from '../simulation.ts';
import type { PlainKind } from './kind.ts';
import { person } from './person.ts';
import type { PlainScenario } from './scenario.ts';
import { plainTelling } from './telling.ts';

export type PlainRun = RunOf<PlainKind>;

/** Faults that only tell what the other end did. */
const consequences: readonly FaultKind[] = ['connection-lost', 'stalled'];

export const simulatePlain = (scenario: PlainScenario): PlainRun =>
  runWith<PlainKind>(scenario, (recorder, settled) => {
    const { client, server } = scenario;
    const terminal = (): End<PlainKind> => {
      const engine = new Client(recorder.io('client'));
      return end(new Party<ClientCommand, PlainKind>(engine, () => null, person(client)), settled);
    };
    const host = (): End<PlainKind> => {
      const { greeting, max_tries: maxTries } = server;
      const engine = new Server(recorder.io('server'), { greeting, maxTries });
      const answer = (question: OpenQuestion): Answered => answerOf(scenario, question);
      return end(new Party<ServerCommand, PlainKind>(engine, answer, () => []), settled);
    };
    return {
      answers: { asked: [] },
      note: scenario.note ?? null,
      levelBehind: undefined,
      attacker: null,
      ends: {
        client: client.recorded ? recording : terminal(),
        server: server.recorded ? recording : host(),
      },
      telling: plainTelling,
      isRefusal: (fault) => isRefusal(fault),
      isConsequence: ({ kind }) => consequences.includes(kind),
      outputIn: () => 0,
    };
  });

/** The server's list of users, and the commands that it knows. */
export function answerOf(
  { server }: Pick<PlainScenario, 'server'>,
  question: OpenQuestion,
): Answered {
  if (question.name === 'run-command') {
    const { user, command } = question.ask;
    const { stdout, stderr } = runCommand(command, { user, host: server.host });
    return { name: question.name, answer: { output: fromUtf8(stdout) + fromUtf8(stderr) } };
  }
  const { user, password } = question.ask;
  const account = Object.hasOwn(server.users, user) ? server.users[user] : undefined;
  return { name: question.name, answer: { isRight: account?.password === password } };
}

function end<Command extends { readonly do: string }>(
  party: Party<Command | { readonly do: 'start' }, PlainKind>,
  settled: () => void,
): End<PlainKind> {
  party.settled = settled;
  return {
    start: () => party.move({ kind: 'command', command: { do: 'start' } }),
    take: (bytes) => party.move({ kind: 'bytes', bytes }),
    lost: () => party.move({ kind: 'end' }),
    // There are no keys that could be renewed.
    rekey: () => ({ send: [], events: [] }),
    get state() {
      return party.state;
    },
    get closed() {
      return party.closed;
    },
    waiting: false,
  };
}
