export { sayAnswer, sayAnswerProblem, sayOption } from './answer-words.js';
export {
  type AnswerToStore,
  answersOf,
  changeAnswers,
  insertAnswers,
  questionsInUse,
  type StoredAnswer,
} from './answers.queries.js';
export { copyQuestions } from './copy-questions.js';
export { type AnswerChanges, type FormAgain, isSame, readAgain, stillOffering, typedAgain } from './form-again.js';
export { ERASE_DAYS, PRESETS, type PresetName, presets } from './presets.js';
export {
  type AnswerValue,
  hasOptions,
  QUESTION_KINDS,
  Question,
  type QuestionKind,
  type QuestionOption,
} from './question.entity.js';
export { type QuestionInput, readQuestionInput } from './question-input.js';
export { type QuestionProblem, sayQuestionProblem } from './question-problems.js';
export { type QuestionMove, type QuestionOutcome, Questions, sealOfQuestion } from './questions.js';
export { QuestionsModule } from './questions.module.js';
export {
  type AnswerProblem,
  type Answers,
  type GivenAnswer,
  MOST_CHARACTERS,
  questionField,
  readAnswers,
  type TypedAnswers,
  typedAnswers,
} from './read-answers.js';
export { questionsAboutSessions, readForSessions } from './session-questions.js';
export { answersToDependOn } from './shown.js';
