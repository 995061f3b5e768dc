import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { classes } from '../../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { Public } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { AskingConsumer, ForConsumers, type Consumer } from '../../consumers/consumer.guard.js';
import { isWithin } from '../../consumers/grant.values.js';
import { ONEROSTER_SCOPES } from '../../consumers/oauth-scopes.values.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { answerMany, answerOne, notFound, refsFor, serverOf } from './answering.js';
import { describedGradebook } from './discovery.js';
import { GradebookReader, type Asked } from './gradebook-reader.js';
import { BOOK_COLLECTIONS, type BookCollection } from './gradebook.collections.js';
import { RESOURCES } from './shapes.js';
import { TakesSelection } from './takes-selection.js';
import { GRADEBOOK } from './wire.js';

const { gradebookCore, gradebook } = ONEROSTER_SCOPES;
const NAMES = [...BOOK_COLLECTIONS.keys()];

/** The Gradebook Service of OneRoster 1.2, as far as it is read. */
@ApiTags('oneroster')
@Controller(GRADEBOOK)
export class GradebookController {
  constructor(
    private readonly books: GradebookReader,
    private readonly reader: FreshReader,
  ) {}

  @Get('discovery/:document')
  @Public()
  @ApiOperation({
    summary: 'OneRoster 1.2: what of the Gradebook Service is answered, as an OpenAPI document',
  })
  discovery(@Param('document') document: string, @Req() request: FastifyRequest): object {
    const described = describedGradebook(document, serverOf(request));
    if (!described) throw notFound('document');
    return described;
  }

  @Get(':collection')
  @ForConsumers(gradebookCore, gradebook)
  @OpensDataOf('answered', 'gradebook')
  @ApiParam({ name: 'collection', enum: NAMES })
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: all that there is of a kind in the grade books that are granted' })
  async all(
    @Param('collection') name: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { resource, rows } = collectionNamed(name);
    return answerMany(request, reply, resource, await rows(this.books, askedBy(consumer, request)));
  }

  @Get(':collection/:sourcedId')
  @ForConsumers(gradebookCore, gradebook)
  @OpensDataOf('answered', 'gradebook')
  @ApiParam({ name: 'collection', enum: NAMES })
  @ApiOperation({ summary: 'OneRoster 1.2: one object of the grade books by its sourcedId' })
  async one(
    @Param('collection') name: string,
    @Param('sourcedId') sourcedId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { resource, one } = collectionNamed(name);
    return answerOne(request, reply, resource, await one(this.books, askedBy(consumer, request), sourcedId));
  }

  @Get('classes/:classId/:collection')
  @ForConsumers(gradebook)
  @OpensDataOf('answered', 'gradebook')
  @ApiParam({ name: 'collection', enum: NAMES })
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: what of a kind there is in the grade books of a class' })
  async ofClass(
    @Param('classId') classId: string,
    @Param('collection') name: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { resource, rows } = collectionNamed(name);
    const { schoolId } = await this.classOf(consumer, classId);
    const of = resource === RESOURCES.category ? schoolId : classId;
    return answerMany(request, reply, resource, await rows(this.books, askedBy(consumer, request), of));
  }

  @Get('schools/:schoolId/scoreScales')
  @ForConsumers(gradebook)
  @OpensDataOf('answered', 'gradebook')
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: the scales of a school’s pages' })
  async scalesOfSchool(
    @Param('schoolId') schoolId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (!isWithin(consumer.grant.schools, schoolId)) throw notFound('org');
    const { resource, rows } = collectionNamed('scoreScales');
    return answerMany(request, reply, resource, await rows(this.books, askedBy(consumer, request), schoolId));
  }

  @Get('lineItems/:lineItemId/results')
  @ForConsumers(gradebook)
  @OpensDataOf('answered', 'gradebook')
  @TakesSelection()
  @ApiOperation({
    summary: 'The results of a line item: an addition to the standard, which has them by class',
  })
  async resultsOf(
    @Param('lineItemId') lineItemId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.books.resultsOfLineItem(askedBy(consumer, request), lineItemId);
    if (!found) throw notFound('lineItem');
    return answerMany(request, reply, RESOURCES.result, found.rows);
  }

  @Get('classes/:classId/lineItems/:lineItemId/results')
  @ForConsumers(gradebook)
  @OpensDataOf('answered', 'gradebook')
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: the results of a line item of a class' })
  async resultsOfClass(
    @Param('classId') classId: string,
    @Param('lineItemId') lineItemId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const found = await this.books.resultsOfLineItem(askedBy(consumer, request), lineItemId);
    if (found?.classId !== classId) throw notFound('lineItem of this class');
    return answerMany(request, reply, RESOURCES.result, found.rows);
  }

  @Get('classes/:classId/students/:studentId/results')
  @ForConsumers(gradebook)
  @OpensDataOf('answered', 'gradebook')
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: the results of a student in a class' })
  async resultsOfStudent(
    @Param('classId') classId: string,
    @Param('studentId') studentId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { pupils } = await this.classOf(consumer, classId);
    if (!Object.hasOwn(pupils, studentId)) throw notFound('student of this class');
    const rows = await this.books.results(askedBy(consumer, request), classId, studentId);
    return answerMany(request, reply, RESOURCES.result, rows);
  }

  /** @throws DomainError `not-found` where there is no such class, or it is not to be known of. */
  private async classOf({ grant }: Consumer, classId: string): Promise<ClassDocument> {
    const found = await this.reader.get(classes, classId);
    if (!found || !isWithin(grant.schools, found.schoolId)) throw notFound('class');
    return found;
  }
}

const collectionNamed = (name: string): BookCollection => {
  const collection = BOOK_COLLECTIONS.get(name);
  if (!collection) throw notFound(`collection: ${name}`);
  return collection;
};

const askedBy = (consumer: Consumer, request: FastifyRequest): Asked => ({ consumer, to: refsFor(request) });
