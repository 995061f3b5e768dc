import { Body, Controller, Delete, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskingConsumer, ForConsumers, type Consumer } from '../../consumers/consumer.guard.js';
import { ONEROSTER_SCOPES } from '../../consumers/oauth-scopes.values.js';
import { wroteAt } from '../../http/answer.js';
import { refsFor } from './answering.js';
import { lineItemIn, mustBeId, resultIn } from './gradebook.bodies.js';
import { GradebookReader } from './gradebook-reader.js';
import { LineItemWriter } from './line-item.writer.js';
import { schemaOf } from './openapi.js';
import type { Put as Done } from './platform-pages.js';
import { ResultWriter } from './result.writer.js';
import { RESOURCES, type Resource } from './shapes.js';
import { GRADEBOOK } from './wire.js';

const { gradebookWrite, gradebookDelete } = ONEROSTER_SCOPES;

const TakesOne = (resource: Resource) =>
  ApiBody({
    schema: { type: 'object', required: [resource.one], properties: { [resource.one]: schemaOf(resource) } },
  });

/** The Gradebook Service of OneRoster 1.2, as far as learning platforms write in it. */
@ApiTags('oneroster')
@Controller(GRADEBOOK)
export class GradebookWritingController {
  constructor(
    private readonly lineItems: LineItemWriter,
    private readonly results: ResultWriter,
    private readonly books: GradebookReader,
  ) {}

  @Put('lineItems/:sourcedId')
  @ForConsumers(gradebookWrite)
  @TakesOne(RESOURCES.lineItem)
  @ApiOperation({
    summary: 'OneRoster 1.2: a work in a lesson, in the place of its teacher; 201 where it is new',
  })
  async putLineItem(
    @Param('sourcedId') sourcedId: string,
    @Body() body: unknown,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mustBeId(sourcedId);
    const done = await this.lineItems.put(consumer, sourcedId, lineItemIn(body, sourcedId), now());
    tell(reply, done);
    const asked = { consumer, to: refsFor(request) };
    return { lineItem: await this.books.lineItem(asked, sourcedId, done.position) };
  }

  @Delete('lineItems/:sourcedId')
  @HttpCode(204)
  @ForConsumers(gradebookDelete)
  @ApiOperation({ summary: 'OneRoster 1.2: a work that is not to be, as long as it has no results' })
  async deleteLineItem(
    @Param('sourcedId') sourcedId: string,
    @AskingConsumer() consumer: Consumer,
  ): Promise<void> {
    await this.lineItems.delete(consumer, sourcedId);
  }

  @Put('results/:sourcedId')
  @ForConsumers(gradebookWrite)
  @TakesOne(RESOURCES.result)
  @ApiOperation({
    summary: 'OneRoster 1.2: a grade, in the place of the page’s teacher; 201 where it is new',
  })
  async putResult(
    @Param('sourcedId') sourcedId: string,
    @Body() body: unknown,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mustBeId(sourcedId);
    const done = await this.results.put(consumer, sourcedId, resultIn(body, sourcedId), now());
    tell(reply, done);
    const asked = { consumer, to: refsFor(request) };
    return { result: await this.books.result(asked, sourcedId, done.position) };
  }

  @Delete('results/:sourcedId')
  @HttpCode(204)
  @ForConsumers(gradebookDelete)
  @ApiOperation({ summary: 'OneRoster 1.2: a grade that is to count no longer; it stays in its history' })
  async deleteResult(
    @Param('sourcedId') sourcedId: string,
    @AskingConsumer() consumer: Consumer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    wroteAt(reply, await this.results.delete(consumer, sourcedId, now()));
  }
}

const now = (): string => new Date().toISOString();

const tell = (reply: FastifyReply, { created, position }: Done): void => {
  void reply.status(created ? 201 : 200).header('Cache-Control', 'no-store');
  wroteAt(reply, position);
};
