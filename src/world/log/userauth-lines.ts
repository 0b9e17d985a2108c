/** What the client prints while it logs in, in the order in which OpenSSH goes through its methods. */
import { CERTIFIED } from '../../protocol/ssh/public-key.ts';
import { HOSTBOUND } from '../../protocol/ssh/userauth/publickey-layout.ts';
import { isTextbookMethod } from '../late-textbook.ts';
import { nextAuthMethod } from './auth-methods.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { argsOf, saidIn } from './values.ts';

export function userauthLines(facts: Facts): Moments {
  const { server, user, identityFiles } = facts;
  const { host } = server;
  /** What the server can continue with, what remains of our preference, and what is under way. */
  let methods: readonly string[] = [];
  let preferredMethods = facts.preferredMethods.join(',');
  let preferred = preferredMethods;
  let method: string | null = null;
  /** The key last offered. */
  let offered = identityFiles[0] ?? { path: '', key: null };

  /** Goes on to a method, through those that have nothing to send; to the end where it is null. */
  function goOnTo(wanted: string | null): string[] {
    const lines: string[] = [];
    while (method === null || method !== wanted) {
      if (method !== null) lines.push(...log['auth-method-exhausted']());
      const next = nextAuthMethod(
        preferred,
        methods.filter((name) => !isTextbookMethod(name)),
      );
      if (next === null) break;
      method = next.name;
      preferred = next.remaining;
      lines.push(...log['auth-method-chosen'](next));
      if (method === 'publickey') lines.push(...missingKeys());
    }
    return lines;
  }

  const missingKeys = (): string[] =>
    identityFiles.filter(({ key }) => key === null).flatMap((file) => log['key-missing'](file));

  return {
    // A host whose key was only put up with is told no secrets.
    'engine looked-up-host-key'(step) {
      if (argsOf(step).flag('tolerated')) preferredMethods = 'publickey';
      return {};
    },
    'send SSH_MSG_SERVICE_REQUEST': () => ({
      before: log['keys-prepared']({ files: identityFiles }),
    }),
    'receive SSH_MSG_SERVICE_ACCEPT': (step) => ({
      after: log['service-accepted']({ service: saidIn(step).text('service_name') }),
    }),
    'receive SSH_MSG_USERAUTH_BANNER': (step) => ({
      after: log['banner-received']({ message: saidIn(step).text('message') }),
    }),
    'engine methods-left'(step) {
      const args = argsOf(step);
      const before = methods;
      methods = args.texts('methods');
      const lines = log['auth-failed']({ methods });
      if (!args.flag('first') && before.join() === methods.join()) return { after: lines };
      preferred = preferredMethods;
      method = null;
      return { after: [...lines, ...log['auth-methods-changed']({ methods, preferred })] };
    },
    'engine chose-method'(step) {
      const args = argsOf(step);
      const lines = goOnTo(args.text('method'));
      offered = facts.identityFile(args.text('fingerprint'), args.flag('certified'));
      if (method === 'publickey') lines.push(...log['key-offered'](offered));
      else if (method === 'keyboard-interactive') lines.push(...log['prompts-offered']());
      else if (args.number('prompt') > 1) lines.push(...log['password-refused']());
      return { after: lines };
    },
    'engine skipped-key'(step) {
      const args = argsOf(step);
      const file = facts.identityFile(args.text('fingerprint'), args.flag('certified'));
      return {
        after: [...goOnTo('publickey'), ...log['key-offered'](file), ...log['key-not-usable']()],
      };
    },
    'engine partial-success': (step) => ({
      after: log['partial-success']({ method: argsOf(step).text('method') }),
    }),
    'receive SSH_MSG_USERAUTH_INFO_REQUEST'(step) {
      const asked = saidIn(step);
      const about = { name: asked.text('name'), instruction: asked.text('instruction') };
      const prompts = asked.list('prompts').length;
      return { after: log['prompts-received']({ ...about, prompts }) };
    },
    'engine asked-prompt': (step) => ({
      after: log['prompt-asked']({ user, host, prompt: argsOf(step).text('prompt') }),
    }),
    'engine asked-password': () => ({ after: log['password-asked']({ user, host }) }),
    'send SSH_MSG_USERAUTH_REQUEST'(step) {
      const request = saidIn(step);
      const name = request.text('method_name');
      if (name === 'none' || request.flag('has_signature')) return {};
      return {
        after: log['auth-request-sent']({ method: name === HOSTBOUND ? 'publickey' : name }),
      };
    },
    'receive SSH_MSG_USERAUTH_PK_OK': () => ({
      after: log['key-accepted'](offered),
    }),
    'engine signed-request'(step) {
      const args = argsOf(step);
      const algorithm = args.text('algorithm');
      const fingerprint = args.text('fingerprint');
      const file = facts.identityFile(fingerprint, algorithm.includes(CERTIFIED));
      const key = { type: file.key?.type ?? algorithm, fingerprint };
      return {
        after: log.signing({ method: args.text('method'), key, path: file.path, algorithm }),
      };
    },
    'engine logged-in': (step) => ({
      after: log.authenticated({ ...server, method: argsOf(step).text('method') }),
    }),
    'engine fault'(step) {
      if (argsOf(step).text('kind') !== 'login-refused') return {};
      const lines = goOnTo(null);
      return { after: [...lines, ...log['permission-denied']({ user, host, methods })] };
    },
  };
}
