import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DiaryOfHandler } from '../../projections/diary-week/queries.js';
import { DiaryController } from './diary.controller.js';

@Module({ imports: [CqrsModule], controllers: [DiaryController], providers: [DiaryOfHandler] })
export class DiaryModule {}
