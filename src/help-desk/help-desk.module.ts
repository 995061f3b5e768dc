import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FrequentQuestionsInHandler } from '../../projections/help-desk/frequent.queries.js';
import { questionsQueries } from '../../projections/help-desk/queries.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { FrequentQuestionsController } from './frequent-questions.controller.js';
import { frequentQuestionsHandlers } from './frequent-questions.handlers.js';
import { QuestionWords } from './question-words.js';
import { QuestionsController } from './questions.controller.js';
import { questionsHandlers } from './questions.handlers.js';
import { QuestionsWriter } from './questions.writer.js';
import { SupportController } from './support.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [QuestionsController, SupportController, FrequentQuestionsController],
  providers: [
    {
      provide: QuestionsWriter,
      useFactory: (runners: Runners, ids: Ids) => new QuestionsWriter(runners, ids),
      inject: [RUNNERS, Ids],
    },
    {
      provide: QuestionWords,
      useFactory: (vault: Vault) => new QuestionWords(vault),
      inject: [Vault],
    },
    FrequentQuestionsInHandler,
    ...questionsQueries,
    ...questionsHandlers,
    ...frequentQuestionsHandlers,
  ],
})
export class HelpDeskModule {}
