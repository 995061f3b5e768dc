import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { jointGroupsQueries } from '../../projections/joint-groups/queries.js';
import { JointGroupListsController } from './joint-group-lists.controller.js';
import { JointGroupsController } from './joint-groups.controller.js';
import { jointGroupsHandlers } from './joint-groups.handlers.js';

@Module({
  imports: [CqrsModule],
  controllers: [JointGroupListsController, JointGroupsController],
  providers: [...jointGroupsHandlers, ...jointGroupsQueries],
})
export class JointGroupsModule {}
