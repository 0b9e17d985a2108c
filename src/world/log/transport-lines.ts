/** What the client prints about messages that may come at any time, and about ends that nobody wanted. */
import { fromUtf8 } from '../../codec/bytes.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import { opensshClientLog as log } from './openssh-client.ts';
import { opensshRareLog as rare } from './openssh-rare.ts';
import { argsOf, saidIn, Values } from './values.ts';

export function transportLines({ server }: Facts): Moments {
  let isIn = false;

  function failed(kind: string): readonly string[] {
    switch (kind) {
      case 'connection-lost':
        return isIn ? rare['connection-closed'](server) : log['connection-closed'](server);
      case 'bad-mac':
        return rare['mac-wrong'](server);
      case 'bad-host-signature':
        return rare['host-signature-wrong'](server);
      default:
        return [];
    }
  }

  return {
    'receive SSH_MSG_EXT_INFO'(step) {
      const extensions = saidIn(step)
        .list('extensions')
        .map((one) => new Values(one))
        .map((one) => [one.text('extension_name'), fromUtf8(one.bytes('extension_value'))]);
      return {
        after: log['ext-info-received']({ extensions: Object.fromEntries(extensions) }),
      };
    },
    'receive SSH_MSG_DEBUG': (step) => ({
      after: log['debug-received']({ message: saidIn(step).text('message_text') }),
    }),
    'receive SSH_MSG_DISCONNECT'(step) {
      const said = saidIn(step);
      const description = said.text('description');
      const code = said.number('reason_code');
      return { after: log['disconnect-received']({ ...server, code, description }) };
    },
    'engine logged-in'() {
      isIn = true;
      return {};
    },
    'engine fault': (step) => ({ after: failed(argsOf(step).text('kind')) }),
  };
}
