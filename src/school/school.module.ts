import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ClassesOfHandler } from '../../projections/schools/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassesController } from './classes.controller.js';
import { Ids } from '../people/ids.js';
import { NextYearController } from './next-year/next-year.controller.js';
import { NextYears } from './next-year/next-year.js';
import { SetUpController } from './set-up/set-up.controller.js';
import { SetUpReader } from './set-up/set-up.reader.js';
import { YearsController } from './years/years.controller.js';
import { Years } from './years/years.js';

@Module({
  imports: [CqrsModule],
  controllers: [ClassesController, SetUpController, NextYearController, YearsController],
  providers: [
    ClassesOfHandler,
    {
      provide: SetUpReader,
      useFactory: (reader: FreshReader, { accounts }: Runners) => new SetUpReader(reader, accounts),
      inject: [FreshReader, RUNNERS],
    },
    {
      provide: NextYears,
      useFactory: (reader: FreshReader, runners: Runners, ids: Ids) => new NextYears(reader, runners, ids),
      inject: [FreshReader, RUNNERS, Ids],
    },
    {
      provide: Years,
      useFactory: (reader: FreshReader, runners: Runners, ids: Ids) => new Years(reader, runners, ids),
      inject: [FreshReader, RUNNERS, Ids],
    },
  ],
})
export class SchoolModule {}
