/** Whether a text that is pasted is a private key, which is taken nowhere. */
export { isPrivateKey } from '../world/private-key-text.ts';
