import { struct } from '../../../codec/struct.ts';
import { list, named, uint16 } from '../../../codec/vectors.ts';
import { groupName } from '../names.ts';
import { extensionType } from './extension-type.ts';

const SOURCE = 'RFC 8446 §4.2.7';

const NamedGroupList = struct(SOURCE, {
  named_group_list: [
    list(2, 2 ** 16 - 1, SOURCE, ['NamedGroup', 'one group', named(uint16, groupName)]),
    'groups for the key exchange, best first',
  ],
});

export const supportedGroups = extensionType(
  'supported_groups',
  10,
  SOURCE,
  {
    ClientHello: 'in which groups the client can do a Diffie-Hellman exchange',
    EncryptedExtensions:
      'which groups the server would rather have, for a later connection: this one has its group',
  },
  { ClientHello: NamedGroupList, EncryptedExtensions: NamedGroupList },
);
