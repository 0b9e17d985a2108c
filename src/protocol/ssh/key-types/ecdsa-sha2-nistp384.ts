import { ecdsaKeyType } from '../ecdsa-key-type.ts';

export const keyType = ecdsaKeyType('nistp384', 48);
