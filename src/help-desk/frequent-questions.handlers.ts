import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import { contextOf, ownContext } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { EVERY_SCHOOL, type FrequentQuestionsCommand } from './frequent-questions.decider.js';
import type { FrequentQuestionsEvent, FrequentTexts } from './frequent-questions.events.js';

/** Publishes a frequent question, where none is named, or else puts it otherwise. */
export class KeepFrequentQuestion extends Command<Outcome<FrequentQuestionsEvent>> {
  constructor(
    /** The school, or `EVERY_SCHOOL`. */
    readonly shownIn: string,
    readonly frequentId: string | undefined,
    readonly texts: FrequentTexts,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawFrequentQuestion extends Command<Outcome<FrequentQuestionsEvent>> {
  constructor(
    readonly shownIn: string,
    readonly frequentId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(KeepFrequentQuestion)
export class KeepFrequentQuestionHandler implements ICommandHandler<KeepFrequentQuestion> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  execute({ shownIn, frequentId, texts, request }: KeepFrequentQuestion) {
    const command: FrequentQuestionsCommand =
      frequentId === undefined
        ? {
            kind: 'PublishFrequentQuestion',
            // The same when it is sent twice.
            frequentId: this.ids.of('frequentQuestion', shownIn, request.commandId),
            ...{ shownIn, texts },
          }
        : { kind: 'ChangeFrequentQuestion', frequentId, shownIn, texts };
    return this.runners.frequentQuestions.handle(shownIn, command, contextIn(shownIn, request, this.ids));
  }
}

@CommandHandler(WithdrawFrequentQuestion)
export class WithdrawFrequentQuestionHandler implements ICommandHandler<WithdrawFrequentQuestion> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  execute({ shownIn, frequentId, request }: WithdrawFrequentQuestion) {
    return this.runners.frequentQuestions.handle(
      shownIn,
      { kind: 'WithdrawFrequentQuestion', frequentId, shownIn },
      contextIn(shownIn, request, this.ids),
    );
  }
}

const contextIn = (shownIn: string, request: WriteRequest, ids: Ids) => {
  const streamId = `frequentQuestions ${shownIn}`;
  return shownIn === EVERY_SCHOOL
    ? ownContext(request, streamId, ids)
    : contextOf(request, streamId, shownIn, { role: 'admin' }, ids);
};

export const frequentQuestionsHandlers = [KeepFrequentQuestionHandler, WithdrawFrequentQuestionHandler];
