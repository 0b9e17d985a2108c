/** What must hold for the extensions of every message, whatever they say. RFC 8446 §4.2. */
import type { Place } from './extensions/extension-type.ts';
import {
  extensionTypeName,
  extensionTypes,
  placesOf,
  typeOf,
  type AnyExtension,
} from './extensions.ts';

/** The first thing that is wrong with a list of extensions; `extension` is shown as `0x0033 key_share`. */
export type ExtensionProblem =
  | {
      readonly kind: 'duplicate-extension';
      readonly message: Place;
      readonly extension: string;
    }
  | {
      readonly kind: 'misplaced-extension';
      readonly message: Place;
      readonly extension: string;
      /** Where it may stand. */
      readonly places: readonly Place[];
    }
  | {
      readonly kind: 'unsolicited-extension';
      readonly message: Place;
      readonly extension: string;
    }
  | {
      readonly kind: 'extension-after-pre-shared-key';
      readonly message: Place;
      readonly extension: string;
    };

/** The alert for each. RFC 8446 §4.2 and §4.2.11 */
export const extensionAlerts = {
  'duplicate-extension': 'illegal_parameter',
  'misplaced-extension': 'illegal_parameter',
  'unsolicited-extension': 'unsupported_extension',
  'extension-after-pre-shared-key': 'illegal_parameter',
} as const satisfies Record<ExtensionProblem['kind'], string>;

/** A server may send it without having been asked. RFC 8446 §4.2 */
const UNASKED = extensionTypes.cookie.type;

/**
 * The first problem in the order of the list, or null.
 * @param message - the message that the list stands in
 * @param asked - types of the extensions of the message that this one answers; null where it answers none
 */
export function extensionProblem(
  message: Place,
  extensions: readonly AnyExtension[],
  asked: readonly number[] | null,
): ExtensionProblem | null {
  const seen = new Set<number>();
  for (const one of extensions) {
    const type = typeOf(one);
    const where = { message, extension: extensionTypeName(type) };
    if (seen.has(type)) return { kind: 'duplicate-extension', ...where };
    if (seen.has(extensionTypes.pre_shared_key.type) && message === 'ClientHello')
      return { kind: 'extension-after-pre-shared-key', ...where };
    seen.add(type);
    const places = placesOf(type);
    if (places && !places.includes(message))
      return { kind: 'misplaced-extension', ...where, places };
    if (asked && !asked.includes(type) && type !== UNASKED)
      return { kind: 'unsolicited-extension', ...where };
  }
  return null;
}
