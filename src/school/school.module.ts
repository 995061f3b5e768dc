import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ClassesOfHandler } from '../../projections/schools/queries.js';
import { ClassesController } from './classes.controller.js';

@Module({ imports: [CqrsModule], controllers: [ClassesController], providers: [ClassesOfHandler] })
export class SchoolModule {}
