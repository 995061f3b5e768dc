import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { blogModerationQueries } from '../../projections/blogs/moderation.queries.js';
import { blogsQueries } from '../../projections/blogs/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { BlogWords } from './blog-words.js';
import { blogsHandlers } from './blogs.handlers.js';
import { BlogsWriter } from './blogs.writer.js';
import { CommentsController } from './comments.controller.js';
import { PostsController } from './posts.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [PostsController, CommentsController],
  providers: [
    {
      provide: BlogsWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new BlogsWriter({ runners, reader, ids }),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: BlogWords,
      useFactory: (vault: Vault) => new BlogWords(vault),
      inject: [Vault],
    },
    ...blogsQueries,
    ...blogModerationQueries,
    ...blogsHandlers,
  ],
})
export class BlogsModule {}
