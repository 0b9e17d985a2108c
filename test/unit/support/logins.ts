/** Logins of which a real client and server were recorded, and that no named scenario plays. */
import { parseScenario } from '../../../src/world/parse-scenario.ts';
import { simulate, type Run } from '../../../src/world/simulate.ts';

/** As long as the real one was: how it is padded depends on that. */
const PASSWORD = 'correct horse';

export const run = (scenario: object): Run => simulate(parseScenario(scenario));

/** A client that knows the server. */
export const known = { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' };
export const withPassword = { users: { alice: { password: PASSWORD } } };
const otherUser = { alice: { authorized_keys: '{other:another key}\n', password: PASSWORD } };

/** By the name of the real one's log. */
export const variants: Readonly<Record<string, object>> = {
  'first-contact.refused': { answers: { 'client/confirm-host-key#1': 'no' } },
  'first-contact.unclear-answer': {
    answers: { 'client/confirm-host-key#1': 'perhaps', 'client/confirm-host-key#2': 'yes' },
  },
  'first-contact.other-hosts': {
    client: { known_hosts: 'other.example {other:a host}\n' },
  },
  'first-contact.other-port': { server: { port: 2222 } },
  'known-host.other-port': {
    client: { known_hosts: '[server.example]:2222 {server:ssh_host_ed25519_key}\n' },
    server: { port: 2222 },
  },
  'known-host.banner': { client: known, server: { banner: 'Authorised users only.\n' } },
  'known-host.many-keys': {
    client: known,
    server: {
      users: {
        alice: { authorized_keys: '# laptops\n\n{other:another key}\n{client:id_ed25519}\n' },
      },
    },
  },
  'changed-host-key.unchecked': {
    client: {
      known_hosts: 'server.example {other:the host key before}\n',
      strict_host_key_checking: 'no',
    },
  },
  'unknown-user-key.no-such-user': {
    client: { ...known, user: 'mallory' },
    server: { auth_methods: ['publickey'] },
  },
  'unknown-user-key.then-password': {
    client: { ...known, passwords: [PASSWORD] },
    server: { users: otherUser },
  },
  'wrong-password.then-right': {
    client: { ...known, keys: [], passwords: ['wrong', PASSWORD] },
    server: withPassword,
  },
  'wrong-password.too-often': {
    client: { ...known, keys: [], passwords: ['wrong', 'wronger'] },
    server: { ...withPassword, max_auth_tries: 2 },
  },
};
