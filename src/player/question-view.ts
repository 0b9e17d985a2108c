/** A question that a person is asked, with all that helps to answer it: as the world has it. */
export type { Terminal, PersonQuestion as QuestionView } from '../world/question.ts';
