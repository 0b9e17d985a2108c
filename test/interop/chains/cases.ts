/** Chains of certificates, good and bad, most of them with one thing wrong. */
import { buildingCases, signatureCases, timeCases } from './building-cases.ts';
import type { Case } from './case.ts';
import { authorityCases, leafCases } from './extension-cases.ts';
import { constraintCases, nameCases } from './name-cases.ts';
import { ownCases } from './own-cases.ts';

export const allCases: readonly Case[] = [
  ...signatureCases,
  ...buildingCases,
  ...timeCases,
  ...authorityCases,
  ...leafCases,
  ...nameCases,
  ...constraintCases,
  ...ownCases,
];
