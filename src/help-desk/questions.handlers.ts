import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { QuestionAnswerBody, QuestionBody } from './help-desk.dto.js';
import { QuestionWords } from './question-words.js';
import type { QuestionEvent } from './question.events.js';
import { QuestionsWriter } from './questions.writer.js';

type Written = Outcome<QuestionEvent>;

export class AskQuestion extends Command<Written> {
  constructor(
    readonly question: QuestionBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class GoOnAsking extends Command<Written> {
  constructor(
    readonly questionId: string,
    readonly text: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class AnswerQuestion extends Command<Written> {
  constructor(
    readonly questionId: string,
    readonly answer: QuestionAnswerBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class PassQuestionOn extends Command<Written> {
  constructor(
    readonly questionId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CloseQuestion extends Command<Written> {
  constructor(
    readonly questionId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(AskQuestion)
export class AskQuestionHandler implements ICommandHandler<AskQuestion> {
  constructor(
    private readonly writer: QuestionsWriter,
    private readonly words: QuestionWords,
  ) {}

  execute({ question: { text, page, role, schoolId, language, version }, request }: AskQuestion) {
    const { commandId } = request;
    return this.writer.ask({ role, schoolId }, request, async (question) => ({
      kind: 'AskQuestion',
      question: {
        ...{ ...question, text: await this.words.seal(question, text, `${commandId} text`) },
        context: {
          page: await this.words.seal(question, page, `${commandId} page`),
          ...{ role, language, version },
        },
      },
    }));
  }
}

@CommandHandler(GoOnAsking)
export class GoOnAskingHandler implements ICommandHandler<GoOnAsking> {
  constructor(
    private readonly writer: QuestionsWriter,
    private readonly words: QuestionWords,
  ) {}

  execute({ questionId, text, request }: GoOnAsking) {
    return this.writer.goOn(questionId, request, async (question) => ({
      kind: 'GoOnAsking',
      text: await this.words.seal(question, text, `${request.commandId} text`),
      at: request.at,
    }));
  }
}

@CommandHandler(AnswerQuestion)
export class AnswerQuestionHandler implements ICommandHandler<AnswerQuestion> {
  constructor(
    private readonly writer: QuestionsWriter,
    private readonly words: QuestionWords,
  ) {}

  execute({ questionId, answer: { text, asksBack }, request }: AnswerQuestion) {
    const { personId: authorId } = request.viewer;
    return this.writer.support(questionId, request, async (question) => ({
      ...{ kind: 'AnswerQuestion', as: question.as, authorId, asksBack },
      text: await this.words.seal(question, text, `${request.commandId} text`),
    }));
  }
}

@CommandHandler(PassQuestionOn)
export class PassQuestionOnHandler implements ICommandHandler<PassQuestionOn> {
  constructor(private readonly writer: QuestionsWriter) {}

  execute({ questionId, request }: PassQuestionOn) {
    return this.writer.support(questionId, request, ({ as }) =>
      Promise.resolve({ kind: 'PassQuestionOn', as }),
    );
  }
}

@CommandHandler(CloseQuestion)
export class CloseQuestionHandler implements ICommandHandler<CloseQuestion> {
  constructor(private readonly writer: QuestionsWriter) {}

  execute({ questionId, request }: CloseQuestion) {
    return this.writer.either(questionId, request, ({ as }) =>
      Promise.resolve({ kind: 'CloseQuestion', as, at: request.at }),
    );
  }
}

export const questionsHandlers = [
  AskQuestionHandler,
  GoOnAskingHandler,
  AnswerQuestionHandler,
  PassQuestionOnHandler,
  CloseQuestionHandler,
];
