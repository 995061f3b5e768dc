import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { AskingConsumer, ForConsumers, type Consumer } from '../../consumers/consumer.guard.js';
import { ONEROSTER_SCOPES } from '../../consumers/oauth-scopes.values.js';
import { answerMany, answerOne, notFound, refsFor, serverOf } from './answering.js';
import { describedRostering } from './discovery.js';
import type { User } from './people.mapping.js';
import { COLLECTIONS, NESTED, OF_CLASS, type Collection, type Nested } from './rostering.collections.js';
import { RosterReader } from './roster-reader.js';
import { RosterView } from './roster-view.js';
import { made } from './selection.js';
import { TakesSelection } from './takes-selection.js';
import { ROSTERING } from './wire.js';

const { rosterCore, roster } = ONEROSTER_SCOPES;
const NAMES = [...COLLECTIONS.keys()];

/** The Rostering Service of OneRoster 1.2. */
@ApiTags('oneroster')
@Controller(ROSTERING)
export class RosteringController {
  constructor(private readonly reader: RosterReader) {}

  @Get('discovery/:document')
  @Public()
  @ApiOperation({
    summary: 'OneRoster 1.2: what of the Rostering Service is answered, as an OpenAPI document',
  })
  discovery(@Param('document') document: string, @Req() request: FastifyRequest): object {
    const described = describedRostering(document, serverOf(request));
    if (!described) throw notFound('document');
    return described;
  }

  @Get(':collection')
  @ForConsumers(rosterCore, roster)
  @OpensDataOf('answered', 'roster')
  @ApiParam({ name: 'collection', enum: NAMES })
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: all that there is of a kind in the schools that are granted' })
  async all(
    @Param('collection') name: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { resource, objects } = collectionNamed(name);
    const rows = await objects(await this.view(consumer, request));
    return answerMany(request, reply, resource, made(rows));
  }

  @Get(':collection/:sourcedId')
  @ForConsumers(rosterCore, roster)
  @OpensDataOf('answered', 'roster')
  @ApiParam({ name: 'collection', enum: NAMES })
  @ApiOperation({ summary: 'OneRoster 1.2: one object by its sourcedId' })
  async one(
    @Param('collection') name: string,
    @Param('sourcedId') sourcedId: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { resource, objects } = collectionNamed(name);
    const found = (await objects(await this.view(consumer, request))).find(
      (object) => object.sourcedId === sourcedId,
    );
    return answerOne(request, reply, resource, found);
  }

  @Get(':parents/:parentId/:collection')
  @ForConsumers(roster)
  @OpensDataOf('answered', 'roster')
  @TakesSelection()
  @ApiOperation({
    summary: 'OneRoster 1.2: what of a kind belongs to another object, such as the classes of a school',
  })
  async nested(
    @Param('parents') parents: string,
    @Param('parentId') parentId: string,
    @Param('collection') name: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const nested = nestedNamed(NESTED, name, parents);
    const view = await this.view(consumer, request);
    await mustHave(view, parents, parentId);
    return answerNested(nested, view, parentId, request, reply);
  }

  @Get('schools/:schoolId/classes/:classId/:collection')
  @ForConsumers(roster)
  @OpensDataOf('answered', 'roster')
  @ApiParam({ name: 'collection', enum: OF_CLASS.map(({ name }) => name) })
  @TakesSelection()
  @ApiOperation({ summary: 'OneRoster 1.2: who belongs to a class of a school' })
  async ofClass(
    @Param('schoolId') schoolId: string,
    @Param('classId') classId: string,
    @Param('collection') name: string,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const nested = nestedNamed(OF_CLASS, name);
    const view = await this.view(consumer, request);
    if (!view.classes().some((one) => one.sourcedId === classId && one.school.sourcedId === schoolId)) {
      throw notFound('class of this school');
    }
    return answerNested(nested, view, classId, request, reply);
  }

  private async view({ grant }: Consumer, request: FastifyRequest): Promise<RosterView> {
    const [at, to] = [new Date().toISOString(), refsFor(request)];
    const rosters = await this.reader.rostersOf(await this.reader.schoolsOf(grant));
    let users: Promise<User[]> | undefined;
    return new RosterView(rosters, () => (users ??= this.reader.usersIn(rosters, at, to)), at, to);
  }
}

const collectionNamed = (name: string): Collection => COLLECTIONS.get(name) ?? fail(name);

const nestedNamed = (among: readonly Nested[], name: string, parents = 'classes'): Nested =>
  among.find((one) => one.parent === parents && one.name === name) ?? fail(name);

const fail = (name: string): never => {
  throw notFound(`collection: ${name}`);
};

/** @throws DomainError `not-found` where what a collection is to belong to isn't there. */
const mustHave = async (view: RosterView, parents: string, id: string): Promise<void> => {
  const { resource, objects } = collectionNamed(parents);
  if (!(await objects(view)).some(({ sourcedId }) => sourcedId === id)) throw notFound(resource.one);
};

const answerNested = async (
  { resource, objects }: Nested,
  view: RosterView,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<object> => {
  const rows = await objects(view, id);
  return answerMany(request, reply, resource, made(rows));
};
