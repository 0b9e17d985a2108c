/** Addresses, facts and conditions as lessons write them: what has no such form is reported. Whether a run has them, the checks say. */
import type { Node } from 'unist';
import type { Source } from './source.ts';

const ADDRESS = /^(step:[\w-]+\.[\w#-]+|(client|server|attacker|link)\/\S.*)$/;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** The address, or null with a mistake reported. */
export function addressIn(text: string, node: Node, source: Source): string | null {
  if (isAddress(text)) return text;
  source.report(
    node,
    `\`${text}\` is no address: write one such as \`step:keys.client-keys-in\`, \`server/SSH_MSG_KEXINIT#1.cookie\` or \`server/exchange-hash\``,
  );
  return null;
}

/** The address of a step, or null with a mistake reported. */
export function stepIn(text: string, node: Node, source: Source): string | null {
  if (text.startsWith('step:') && isAddress(text)) return text;
  source.report(
    node,
    `\`${text}\` is no step: write the address of one, such as \`step:keys.client-keys-in\``,
  );
  return null;
}

export function factIn(text: string, node: Node, source: Source): string {
  const fault = source.names.faultOfFact(text);
  if (fault !== null) source.report(node, `the fact \`${text}\` cannot be read: ${fault}`);
  return text;
}

export function conditionIn(text: string, node: Node, source: Source): string {
  const fault = source.names.faultOfCondition(text);
  if (fault !== null) source.report(node, `the condition \`${text}\` cannot be read: ${fault}`);
  return text;
}
