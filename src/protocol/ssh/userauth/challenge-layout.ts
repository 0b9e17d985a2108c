/**
 * The requests of two methods that no SSH has: challenge and response as textbooks tell it. What follows the request is
 * in ../textbook/, and loads only where a scenario asks for it.
 */
import { text } from '../../../codec/types.ts';
import type { Layout } from '../../../codec/struct.ts';

export const CHALLENGE = 'rsa-challenge@sshow.example';
export const SIGNED_CHALLENGE = 'rsa-challenge-signed@sshow.example';
export type ChallengeMethod = typeof CHALLENGE | typeof SIGNED_CHALLENGE;

export const challengeRequest = {
  key_id: [text, 'which key pair: the fingerprint of its public half', 'Textbook story'],
} as const satisfies Layout;
