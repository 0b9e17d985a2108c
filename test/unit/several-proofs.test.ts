/** Partial success and keyboard-interactive in the engine: RFC 4252 §5.1, RFC 4256. */
import { describe, expect, test } from 'vitest';
import { encode } from '../../src/codec/tape.ts';
import { SSH_MSG_USERAUTH_REQUEST } from '../../src/protocol/ssh/messages/userauth.ts';
import { SSH_MSG_USERAUTH_INFO_RESPONSE } from '../../src/protocol/ssh/keyboard-interactive/layouts.ts';
import { parseScenario } from '../../src/world/parse-scenario.ts';
import { keyPair, userKey, type Reply } from './support/ends.ts';
import { loggedInPair, Pair } from './support/pair.ts';

const second = keyPair('second');
const failures = (pair: Pair) =>
  pair.watch.client.frames
    .filter(({ message }) => message === 'SSH_MSG_USERAUTH_FAILURE')
    .map(({ value }) => value);
const failure = (methods: readonly string[], partial: boolean) => ({
  authentications_that_can_continue: methods,
  partial_success: partial,
});
const all = ['publickey', 'password', 'keyboard-interactive'];

describe('a list of methods', () => {
  test('is gone through in order, each with a partial success', () => {
    const pair = loggedInPair({
      client: { mayAskPassword: true },
      server: {
        authMethods: all,
        methodLists: [['publickey', 'password', 'keyboard-interactive']],
      },
    });
    expect(failures(pair)).toMatchObject([
      failure(['publickey'], false),
      failure(['password'], true),
      failure(['keyboard-interactive'], true),
    ]);
  });

  test('of several is whichever is completed first', () => {
    const pair = loggedInPair({
      client: { mayAskPassword: true },
      server: {
        authMethods: all,
        methodLists: [['publickey', 'password'], ['keyboard-interactive']],
      },
      reply: ({ name }) => (name === 'prompt' ? { name, answer: 'wrong' } : null),
    });
    expect(failures(pair)).toMatchObject([
      failure(['publickey', 'keyboard-interactive'], false),
      failure(['password', 'keyboard-interactive'], true),
      failure(['password', 'keyboard-interactive'], false),
      failure(['password', 'keyboard-interactive'], false),
      failure(['password', 'keyboard-interactive'], false),
    ]);
  });

  test('does not take the same key twice', () => {
    const server = { methodLists: [['publickey', 'publickey']] };
    const one = new Pair({ server }).start();
    expect(one.has('client', 'logged-in')).toBe(false);
    const two = loggedInPair({ client: { keys: [userKey, second] }, server });
    expect(failures(two)).toMatchObject([
      failure(['publickey'], false),
      failure(['publickey'], true),
    ]);
  });

  test('does not let in who begins with a later method', () => {
    const pair = new Pair({
      client: { keys: [], mayAskPassword: true },
      server: { methodLists: [['publickey', 'password']] },
    }).start();
    expect(pair.has('client', 'logged-in')).toBe(false);
    expect(pair.fault('client')).toMatchObject({ kind: 'login-refused', methods: ['publickey'] });
  });
});

describe('keyboard-interactive', () => {
  const client = { keys: [], mayAskPassword: true };
  const server = { authMethods: ['keyboard-interactive', 'password'] };
  /** Asks these rounds of prompts, and then lets in. */
  const asking =
    (...rounds: readonly (readonly string[])[]): Reply =>
    (question) => {
      if (question.name === 'prompt') return { name: question.name, answer: question.ask.prompt };
      if (question.name !== 'challenge') return null;
      const { answered } = question.ask;
      const round = rounds[answered.length];
      const about = { name: 'name', instruction: 'instruction' };
      return {
        name: question.name,
        answer: round
          ? { verdict: 'ask', ...about, prompts: round.map((prompt) => ({ prompt, echo: true })) }
          : {
              verdict: JSON.stringify(answered) === JSON.stringify(rounds) ? 'accepted' : 'refused',
            },
      };
    };

  test('asks as much and as often as it takes, and nothing at all', () => {
    const rounds = [['a', 'b', 'c'], [], ['d'], []];
    const pair = loggedInPair({ client, server, reply: asking(...rounds) });
    const names = pair.watch.client.names('in');
    expect(names.filter((name) => name === 'SSH_MSG_USERAUTH_INFO_REQUEST')).toHaveLength(4);
  });

  test('comes before the password, and three times', () => {
    const pair = new Pair({
      client,
      server,
      reply: ({ name }) =>
        name === 'prompt'
          ? { name, answer: 'wrong' }
          : name === 'check-password'
            ? { name, answer: false }
            : null,
    }).start();
    const tried = pair.watch.server.frames.flatMap(({ way, value }) =>
      way === 'in' && typeof value === 'object' && value !== null && 'method_name' in value
        ? [value.method_name]
        : [],
    );
    const three = (method: string) => [method, method, method];
    expect(tried).toEqual(['none', ...three('keyboard-interactive'), ...three('password')]);
  });

  test('is not tried again with a server that then asks nothing', () => {
    const pair = new Pair({
      client,
      server: { authMethods: ['keyboard-interactive'] },
      reply: ({ name }) => (name === 'challenge' ? { name, answer: { verdict: 'refused' } } : null),
    }).start();
    expect(failures(pair)).toHaveLength(2);
  });

  test('hides how long the answers are', () => {
    const sizes = ['x', 'an answer of some length'].map((answer) => {
      const pair = loggedInPair({
        client,
        server,
        reply: (question) =>
          question.name === 'prompt'
            ? { name: question.name, answer }
            : question.name === 'challenge' && question.ask.answered.length > 0
              ? { name: question.name, answer: { verdict: 'accepted' } }
              : null,
      });
      return pair.watch.client.frames.find(
        ({ message }) => message === SSH_MSG_USERAUTH_INFO_RESPONSE.name,
      )?.wire.length;
    });
    expect(sizes[0]).toBe(sizes[1]);
  });

  test('is refused where there are not as many answers as prompts', () => {
    const pair = new Pair({ client, server: { authMethods: ['keyboard-interactive'] } });
    pair.client.alter = (name, payload) =>
      name === SSH_MSG_USERAUTH_INFO_RESPONSE.name
        ? [encode(SSH_MSG_USERAUTH_INFO_RESPONSE, { responses: ['right', 'right'] })]
        : [payload];
    pair.start();
    expect(pair.has('server', 'logged-in')).toBe(false);
    expect(failures(pair)).toHaveLength(4);
  });

  test('ends where another request comes in the middle', () => {
    const pair = new Pair({ client, server });
    pair.client.alter = (name, payload) =>
      name === SSH_MSG_USERAUTH_INFO_RESPONSE.name
        ? [
            encode(SSH_MSG_USERAUTH_REQUEST, {
              ...{ user_name: 'alice', service_name: 'ssh-connection', method_name: 'password' },
              ...{ change: false, password: 'right', new_password: null },
            }),
          ]
        : [payload];
    pair.start();
    expect(pair.has('server', 'logged-in')).toBe(true);
  });
});

test.each([
  [{ server: { authentication_methods: ['publickey,hostbased'] } }, 'authentication_methods[0]'],
  [{ server: { authentication_methods: ['publickey, password'] } }, 'authentication_methods[0]'],
  [{ server: { users: { a: { prompts: [{ ask: [{ prompt: 'x' }] }] } } } }, 'either an answer'],
  [
    { server: { users: { a: { prompts: [{ ask: [{ prompt: 'x', totp: '1' }] }] } } } },
    'a secret in base32',
  ],
])('a scenario with %j is refused', (scenario, words) => {
  expect(() => parseScenario(scenario)).toThrow(words);
});
