/** What the server prints about who wants to come in, and by what. */
import type { Bytes } from '../../../codec/bytes.ts';
import { readCertificate, type Certificate } from '../../../protocol/ssh/certificate.ts';
import { base64, fingerprint } from '../../../protocol/ssh/fingerprint.ts';
import { keyAlgorithms } from '../../../protocol/ssh/public-key.ts';
import { HOSTBOUND } from '../../../protocol/ssh/userauth/publickey-layout.ts';
import { lookUpKey } from '../../files/authorized-keys.ts';
import { lookUpCertificate } from '../../files/certified-keys.ts';
import { noOptions } from '../../files/key-options.ts';
import { authorizedKeysFile } from '../../openssh.ts';
import type { Moments } from '../moments.ts';
import { shortName } from '../terms.ts';
import { argsOf, saidIn, type Values } from '../values.ts';
import type { ServerFacts } from './facts.ts';
import { authorityName, keyLookedUp } from './key-files.ts';
import type { Login } from './login.ts';

const isKeyMethod = (method: string): boolean => method === 'publickey' || method === HOSTBOUND;

export function serverUserauthLines(facts: ServerFacts, login: Login): Moments {
  let attempts = 0;
  let failures = 0;
  let method = '';
  /** The key last asked for: `ED25519 SHA256:…`, and how it would sign. */
  let key = '';
  let algorithm = '';
  let keyType = '';
  /** As lines about the attempt name it: with the certificate's ID. */
  let named = '';
  let certificate: Certificate | null = null;
  let offeredOptions = noOptions;
  let keyBlob: Bytes = new Uint8Array();
  /** What is left of the lists of methods. */
  let lists = facts.lists.map((list) => list.split(','));
  /** Rounds of prompts that were sent since keyboard-interactive began. */
  let rounds = 0;
  /** What follows the banner. */
  let trying: readonly string[] = [];

  const authenticated = (yes: 0 | 1): readonly string[] =>
    login.said(`debug2: userauth_pubkey: authenticated ${yes} pkalg ${algorithm}`);

  function keyAsked(request: Values): readonly string[] {
    algorithm = request.text('public_key_algorithm_name');
    const blob = new Uint8Array(request.bytes('public_key_blob'));
    const isProof = request.flag('has_signature');
    const user = `${login.isKnown ? 'valid' : 'invalid'} user ${login.user}`;
    const act = isProof ? 'attempting' : 'querying';
    const asked = `debug2: userauth_pubkey: ${user} ${act} public key ${algorithm} ${base64(blob)}`;
    const type = keyAlgorithms.get(algorithm)?.keyType;
    if (type === undefined) return [asked, notTaken(algorithm), notAuthenticated(algorithm)];
    keyType = type;
    keyBlob = blob;
    key = named = `${shortName(type)} ${fingerprint(blob)}`;
    certificate = readCertificate(blob);
    if (certificate) {
      const authority = authorityName(certificate);
      named = `${key} ID ${certificate.keyId} (serial ${certificate.serial}) CA ${authority}`;
      key += ` CA ${authority}`;
    }
    return [
      asked,
      isProof
        ? `debug3: userauth_pubkey: ${method} have ${algorithm} signature for ${key}`
        : `debug1: userauth_pubkey: publickey test pkalg ${algorithm} pkblob ${key}`,
    ];
  }

  function tried(request: Values): readonly string[] {
    const name = isKeyMethod(method) ? 'publickey' : method;
    if (name !== 'none' && !facts.methods.includes(name)) return [];
    if (facts.lists.length > 0 && !lists.some(([first]) => first === name))
      return login.said(
        `debug3: authmethod_lookup: method ${name} not allowed by AuthenticationMethods`,
      );
    return login.said(
      `debug2: input_userauth_request: try method ${method}`,
      ...(isKeyMethod(method) ? keyAsked(request) : []),
      ...(method === 'keyboard-interactive' ? promptsBegun() : []),
    );
  }

  const listed = (): readonly string[] =>
    facts.lists.length === 0
      ? []
      : [
          'debug3: auth2_setup_methods_lists: checking methods',
          ...facts.lists.map((list, at) => `debug1: authentication methods list ${at}: ${list}`),
        ];

  function promptsBegun(): readonly string[] {
    rounds = 0;
    return [
      'debug1: keyboard-interactive devs ',
      `debug1: auth2_challenge: user=${login.user} devs=`,
      "debug1: kbdint_alloc: devices 'pam'",
      'debug2: auth2_challenge_start: devices pam',
      'debug2: kbdint_next_device: devices <empty>',
      "debug1: auth2_challenge_start: trying authentication method 'pam'",
    ];
  }

  /** A proof was right: what both processes say of the lists, and whether the user is in by it. */
  function succeeded(name: string): { readonly said: readonly string[]; readonly verdict: string } {
    if (facts.lists.length === 0) return { said: [], verdict: 'Accepted' };
    const said = [`debug3: auth2_update_methods_lists: updating methods list after "${name}"`];
    const before = lists;
    lists = lists.map((list) => (list[0] === name ? list.slice(1) : list));
    for (const [at, list] of lists.entries()) {
      if (list === before[at]) continue;
      if (list.length === 0)
        return {
          said: [...said, `debug2: authentication methods list ${at} complete`],
          verdict: 'Accepted',
        };
      said.push(`debug3: authentication methods list ${at} remaining: "${list.join(',')}"`);
    }
    return { said, verdict: 'Partial' };
  }

  function isUser(): readonly string[] {
    return login.isKnown
      ? [
          ...listed(),
          ...login.said(
            `debug2: input_userauth_request: setting up authctxt for ${login.user}`,
            ...listed(),
          ),
        ]
      : [`Invalid user ${login.user} from ${login.place}`];
  }

  return {
    'receive SSH_MSG_USERAUTH_REQUEST'(step) {
      if (login.isIn) return {};
      const request = saidIn(step);
      const isFirst = attempts === 0;
      const user = request.text('user_name');
      method = request.text('method_name');
      login.user = user;
      login.isKnown = facts.hasUser(user);
      const service = request.text('service_name');
      const lines = login.said(
        `debug1: userauth-request for user ${user} service ${service} method ${method}`,
        `debug1: attempt ${attempts} failures ${failures}`,
      );
      attempts += 1;
      trying = tried(request);
      const isAfterBanner = isFirst && facts.hasBanner;
      return {
        after: [...lines, ...(isFirst ? isUser() : []), ...(isAfterBanner ? [] : trying)],
      };
    },
    'send SSH_MSG_USERAUTH_BANNER': () => ({
      after: [...login.said('debug1: userauth_send_banner: sent'), ...trying],
    }),
    'engine looked-up-user-key'(step) {
      const args = argsOf(step);
      if (!login.isKnown) {
        const why = 'debug2: userauth_pubkey: disabled because of invalid user';
        return { after: [...login.said(why), ...authenticated(0)] };
      }
      const user = args.text('user');
      const text = facts.authorizedKeys(user);
      const { address } = facts.client;
      const visit = { user, address, now: facts.timeAt(step) };
      const result = certificate
        ? lookUpCertificate(text, keyBlob, visit)
        : lookUpKey(text, keyType, keyBlob, visit);
      const search = {
        certificate,
        file: authorizedKeysFile(user),
        text,
        user,
        address,
        key,
        result,
      };
      offeredOptions = result.found?.options ?? noOptions;
      if (step.result === 'accepted') return { after: keyLookedUp(search) };
      return {
        after: [
          ...keyLookedUp(search),
          `Failed publickey for ${login.attempt}: ${named}`,
          ...authenticated(0),
        ],
      };
    },
    'send SSH_MSG_USERAUTH_PK_OK': () => ({
      after: [...authenticated(0), ...login.said(`Postponed publickey for ${login.attempt}`)],
    }),
    'engine checked-user-signature'({ result }) {
      if (result !== 'valid') return {};
      const activated = 'debug1: auth_activate_options: setting new authentication options';
      login.options = offeredOptions;
      const { said, verdict } = succeeded('publickey');
      return {
        after: [
          activated,
          ...said,
          `${verdict} publickey for ${login.attempt}: ${named}`,
          ...login.said(activated),
          ...authenticated(1),
          ...login.said(...said),
        ],
      };
    },
    'engine checked-password'({ result }) {
      const by = `${method} for ${login.attempt}`;
      if (result !== 'accepted') return { after: [`Failed ${by}`] };
      const { said, verdict } = succeeded(method);
      return { after: [...said, `${verdict} ${by}`, ...login.said(...said)] };
    },
    'send SSH_MSG_USERAUTH_INFO_REQUEST'() {
      rounds += 1;
      const by = rounds > 1 ? '/pam' : '';
      return { after: login.said(`Postponed keyboard-interactive${by} for ${login.attempt}`) };
    },
    'engine checked-responses'({ result }) {
      const by = `keyboard-interactive/pam for ${login.attempt}`;
      if (result !== 'accepted')
        return {
          after: [...login.said('debug2: auth2_challenge_start: devices <empty>'), `Failed ${by}`],
        };
      const { said, verdict } = succeeded('keyboard-interactive');
      return { after: [...said, `${verdict} ${by}`, ...login.said(...said)] };
    },
    'send SSH_MSG_USERAUTH_FAILURE'(step) {
      const methods = saidIn(step).texts('authentications_that_can_continue').join(',');
      const partial = Number(saidIn(step).flag('partial_success'));
      if (!partial && (attempts > 1 || method !== 'none')) failures += 1;
      return {
        before: login.said(
          `debug3: userauth_finish: failure partial=${partial} next methods="${methods}"`,
        ),
      };
    },
    'engine fault'(step) {
      if (argsOf(step).text('kind') !== 'too-many-attempts') return {};
      const why = 'Too many authentication failures';
      return {
        after: login.said(
          `maximum authentication attempts exceeded for ${login.attempt}`,
          `Disconnecting ${login.peer}: ${why}`,
          `debug2: sshpkt_disconnect: sending SSH2_MSG_DISCONNECT: ${why}`,
        ),
      };
    },
  };
}

/** Algorithms that OpenSSH knows, and that nobody may log in with unless its configuration says so. */
const NOT_ACCEPTED: readonly string[] = ['ssh-rsa', 'ssh-dss'];

const notTaken = (algorithm: string): string =>
  NOT_ACCEPTED.includes(algorithm)
    ? `userauth_pubkey: signature algorithm ${algorithm} not in PubkeyAcceptedAlgorithms`
    : `userauth_pubkey: unsupported public key algorithm: ${algorithm}`;

const notAuthenticated = (algorithm: string): string =>
  `debug2: userauth_pubkey: authenticated 0 pkalg ${algorithm}`;
