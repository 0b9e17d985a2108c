import { ecdsaKeyType } from '../ecdsa-key-type.ts';

export const keyType = ecdsaKeyType('nistp256', 32);
