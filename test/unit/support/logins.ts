/** Logins of which a real client and server were recorded, and that no named scenario plays. */
import { parseScenario } from '../../../src/world/parse-scenario.ts';
import { simulate, type Run } from '../../../src/world/simulate.ts';

import { knownHostsTexts } from './known-hosts-texts.ts';

/** As long as the real one was: how it is padded depends on that. */
const PASSWORD = 'correct horse';

export const run = (scenario: object): Run => simulate(parseScenario(scenario));

/** A client that knows the server. */
export const known = { known_hosts: 'server.example {server:ssh_host_ed25519_key}\n' };
export const withPassword = { users: { alice: { password: PASSWORD } } };
/** As in the scenario with a one-time code. */
const SECRET = 'ONUGC4TFMQQHO2LUNAQGCIDQNBXW4ZJO';
export const withCode = {
  users: {
    alice: {
      prompts: [
        { ask: [{ prompt: 'Password: ', answer: PASSWORD }] },
        { ask: [{ prompt: "One-time password (OATH) for `alice': ", totp: SECRET }] },
      ],
    },
  },
};

/** The named scenarios that a real `ssh` and `sshd` cannot be made to play with the same log each time. */
export const withoutRealLog: ReadonlySet<string> = new Set([
  // A server whose PAM asks two things at once.
  'security-questions',
  // A client has a second session by ControlMaster alone: another process, with a log of its own.
  'two-channels',
  // A client exchanges keys again after every so many bytes, and which message is then on the way is chance.
  'renewed-keys',
]);

const otherUser = { alice: { authorized_keys: '{other:another key}\n', password: PASSWORD } };

const knownHosts = (text: string) => ({
  known_hosts: text
    .replaceAll('{host}', '{server:ssh_host_ed25519_key}')
    .replaceAll('{other}', '{other:another key}'),
});
const onOtherPort = { server: { port: 2222 } };
const notChecked = { ...knownHosts(knownHostsTexts.changed), strict_host_key_checking: 'no' };

/** Those that are about what stands in known_hosts. */
export const knownHostsVariants: Readonly<Record<string, object>> = {
  'known-host.hashed': { client: knownHosts(knownHostsTexts.hashed) },
  'known-host.among-many': { client: knownHosts(knownHostsTexts.amongMany) },
  'known-host.without-port': { client: knownHosts(knownHostsTexts.withoutPort), ...onOtherPort },
  'first-contact.other-names': { client: knownHosts(knownHostsTexts.otherNames) },
  'first-contact.malformed-lines': { client: knownHosts(knownHostsTexts.malformed) },
  'first-contact.certificate-authority': { client: knownHosts(knownHostsTexts.authority) },
  'first-contact.revoked-without-port': {
    client: knownHosts(knownHostsTexts.revokedWithoutPort),
    answers: { 'client/confirm-host-key#1': 'no' },
    ...onOtherPort,
  },
  'changed-host-key.not-checked': { client: notChecked },
  'changed-host-key.no-password': {
    client: { ...notChecked, passwords: [PASSWORD] },
    server: { users: otherUser },
  },
  'revoked-host-key.not-checked': {
    client: { ...knownHosts(knownHostsTexts.revoked), strict_host_key_checking: 'no' },
  },
};

const authority = (options: string) => ({
  alice: { authorized_keys: `cert-authority${options} {ca:our user authority}\n` },
});
/** As in the named scenarios, with other certificates. */
const hostCertificate = (certificate: object, server: object = {}) => ({
  ...server,
  host_keys: [
    {
      name: 'ssh_host_ed25519_key',
      certificate: { ca: 'our host authority', key_id: 'server 1', serial: 101, ...certificate },
    },
  ],
});
const valid = { valid_after: '2025-07-01T00:00:00Z', valid_before: '2026-07-01T00:00:00Z' };
const expired = { ...valid, valid_before: '2025-12-31T00:00:00Z' };
const known_hosts = '@cert-authority *.example {ca:our host authority}\n';
const userCertificate = (certificate: object, options = '', type = 'ssh-ed25519') => ({
  client: {
    ...known,
    keys: [
      {
        type,
        certificate: { ca: 'our user authority', key_id: 'alice 7', serial: 7, ...certificate },
      },
    ],
  },
  server: { users: authority(options), auth_methods: ['publickey'] },
});

export const certificateVariants: Readonly<Record<string, object>> = {
  'host-certificate.asked': { client: { known_hosts }, server: hostCertificate(expired) },
  'host-certificate.key-known': {
    client: { known_hosts: `${known_hosts}${known.known_hosts}` },
    server: hostCertificate({ ...valid, ca: 'somebody else' }),
  },
  'host-certificate.revoked': {
    client: { known_hosts: `${known_hosts}@revoked * {ca:our host authority}\n` },
    server: hostCertificate(valid),
  },
  'host-certificate.other-port': {
    client: { known_hosts },
    server: hostCertificate(valid, { port: 2222 }),
  },
  'host-certificate.other-port-expired': {
    client: { known_hosts, strict_host_key_checking: 'yes' },
    server: hostCertificate(expired, { port: 2222 }),
  },
  'user-certificate.principals': userCertificate(
    {
      ...valid,
      principals: ['ops', 'web'],
      extensions: {
        'permit-X11-forwarding': '',
        'permit-agent-forwarding': '',
        'permit-port-forwarding': '',
        'permit-pty': '',
        'permit-user-rc': '',
        'team@example.com': 'web',
      },
    },
    ',principals="web,db",no-pty',
  ),
  'user-certificate.elsewhere': userCertificate({
    ...valid,
    critical_options: { 'source-address': '10.0.0.0/8' },
  }),
  'user-certificate.critical': userCertificate({
    ...valid,
    critical_options: { 'limit@example.com': '1' },
  }),
  'user-certificate.rsa': userCertificate(valid, '', 'ssh-rsa'),
};

/** By the name of the real one's log. */
export const variants: Readonly<Record<string, object>> = {
  ...knownHostsVariants,
  ...certificateVariants,
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
  'known-host.rsa-keys': {
    client: { keys: [{ type: 'ssh-rsa' }], known_hosts: 'server.example {server:host}\n' },
    server: {
      host_keys: [{ name: 'host', type: 'ssh-rsa' }],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
    },
  },
  'known-host.rsa-sha2-256': {
    client: {
      known_hosts: 'server.example {server:host}\n',
      algorithms: { host_keys: ['rsa-sha2-256'] },
    },
    server: {
      host_keys: [
        { name: 'host', type: 'ssh-rsa' },
        { name: 'second', type: 'ssh-ed25519' },
      ],
    },
  },
  'known-host.ecdsa-keys': {
    client: {
      keys: [{ type: 'ecdsa-sha2-nistp256' }],
      known_hosts: 'server.example {server:host}\n',
    },
    server: {
      host_keys: [{ name: 'host', type: 'ecdsa-sha2-nistp521' }],
      users: { alice: { authorized_keys: '{client:id_ecdsa}\n' } },
    },
  },
  'first-contact.many-host-keys': {
    client: { keys: [{ type: 'ssh-rsa' }] },
    server: {
      host_keys: [
        { type: 'ssh-rsa' },
        { type: 'ecdsa-sha2-nistp256' },
        { name: 'ssh_host_ed25519_key' },
      ],
      users: { alice: { authorized_keys: '{client:id_rsa}\n' } },
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
  'one-time-code.wrong': {
    client: {
      ...known,
      keys: [],
      responses: ['correct horse', '000000', 'correct horse', '000001', 'correct horse', '000002'],
    },
    server: { ...withCode, auth_methods: ['publickey', 'keyboard-interactive'] },
  },
  'two-step-login.code': {
    client: { ...known, responses: ['correct horse', { totp: SECRET }] },
    server: {
      users: {
        alice: { authorized_keys: '{client:id_ed25519}\n', prompts: withCode.users.alice.prompts },
      },
      auth_methods: ['publickey', 'keyboard-interactive'],
      authentication_methods: ['publickey,keyboard-interactive'],
    },
  },
  'known-host.options': {
    client: { ...known, keys: [{ name: 'id_ed25519' }] }, // whose line has no comment
    server: {
      users: {
        alice: {
          authorized_keys: [
            'bogus {client:id_ed25519}',
            'from="10.*" {client:id_ed25519}',
            'expiry-time="20200101" {client:id_ed25519}',
            'command="uname -sr",no-pty {client:id_ed25519}',
            '',
          ].join('\n'),
        },
      },
    },
  },
  'wrong-password.too-often': {
    client: { ...known, keys: [], passwords: ['wrong', 'wronger'] },
    server: { ...withPassword, max_auth_tries: 2 },
  },
};
