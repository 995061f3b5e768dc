import { Module } from '@nestjs/common';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { MovesController } from './moves.controller.js';
import { Moves } from './moves.js';

@Module({
  controllers: [MovesController],
  providers: [
    {
      provide: Moves,
      useFactory: (reader: FreshReader, { classes }: Runners, ids: Ids) => new Moves(reader, classes, ids),
      inject: [FreshReader, RUNNERS, Ids],
    },
  ],
})
export class MovesModule {}
