import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { MeReader } from './me.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';

@Module({
  controllers: [SessionController],
  providers: [
    { provide: APP_GUARD, useClass: SessionGuard },
    {
      provide: MeReader,
      useFactory: (reader: FreshReader, directory: Directory) => new MeReader(reader, directory),
      inject: [FreshReader, Directory],
    },
  ],
})
export class AccessModule {}
