/** What the worker tells of who knows what. */
export type {
  Carrier,
  Explanation,
  How,
  KnowledgeCell,
  KnowledgeRow,
  Need,
  Route,
  Sealed,
  Way,
} from '../world/explanation.ts';
