/** What a plain login does not decide by itself, and so asks. An address is `server/NAME#N`. */
export interface Questions {
  'check-password': {
    ask: { readonly user: string; readonly password: string };
    answer: { readonly isRight: boolean };
  };
  'run-command': {
    ask: { readonly user: string; readonly command: string };
    answer: { readonly output: string };
  };
}
export type QuestionName = keyof Questions;

export type OpenQuestion = {
  [N in QuestionName]: {
    readonly name: N;
    readonly address: string;
    readonly ask: Questions[N]['ask'];
  };
}[QuestionName];

export type Answered = {
  [N in QuestionName]: { readonly name: N; readonly answer: Questions[N]['answer'] };
}[QuestionName];

export type AnswerInputs = { [N in QuestionName as `answer ${N}`]: Questions[N]['answer'] };
