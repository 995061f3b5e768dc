import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TestPlanController } from './test-plan.controller.js';
import { ChangeTestPlanHandler } from './test-plan.handlers.js';

@Module({
  imports: [CqrsModule],
  controllers: [TestPlanController],
  providers: [ChangeTestPlanHandler],
})
export class TestPlanModule {}
