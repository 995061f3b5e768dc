import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { applicationsOfSchool } from '../../../../projections/guardian-applications/projection.js';
import { OpensDataOf } from '../../../audit/read-log/opens-data-of.js';
import { FreshReader } from '../../../eventing/fresh-reader.js';
import { formatPosition, START } from '../../../eventing/position.js';
import { sendRead, wantedPosition, wroteAt } from '../../../http/answer.js';
import { TakesIdempotencyKey } from '../../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../../http/write-request.js';
import { written } from '../../../http/written.js';
import { Directory } from '../../../people/directory.js';
import type { PersonalData } from '../../../people/personal-data.js';
import { Vault } from '../../../people/vault.js';
import { RUNNERS, type Runners } from '../../../runners.js';
import { own } from '../../../school/plain-data.values.js';
import { Asking, type Viewer } from '../../viewer.js';
import { applicationNotFound } from './application.decider.js';
import { AcceptanceBody, ApplicationBody, RefusalBody } from './applications.dto.js';
import {
  AcceptApplication,
  FileApplication,
  mustKeepPapersOf,
  RefuseApplication,
} from './applications.handlers.js';
import { Needs } from '../../rights/right.decorator.js';

/** Guardians who apply at the secretariat. Their data are opened one application at a time. */
@ApiTags('access')
@ApiCookieAuth()
@Needs('school.applications')
@Controller('schools/:schoolId/guardian-applications')
export class ApplicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'guardianApplications'>,
  ) {}

  @Get()
  @OpensDataOf('school', 'applications')
  @ApiOperation({
    summary: 'Applications of guardians, the newest first: for which child, and what was decided',
  })
  async list(
    @Param('schoolId') schoolId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustKeepPapersOf({ viewer }, schoolId);
    const known = await this.reader.get(applicationsOfSchool, schoolId, wantedPosition(request));
    const listed = Object.entries(known?.applications ?? {});
    const nameOf = await this.directory.names(listed.map(([, { pupilId }]) => pupilId));
    const applications = listed
      .map(([applicationId, { pupilId, ...application }]) => ({
        ...{ applicationId, pupil: { id: pupilId, name: nameOf(pupilId) } },
        ...application,
      }))
      .sort((a, b) => (a.filedAt < b.filedAt ? 1 : -1));
    const position = known?.position ?? START;
    sendRead(request, reply, { schoolId, position: formatPosition(position), applications }, position);
  }

  @Get(':applicationId')
  @OpensDataOf('school', 'applications')
  @ApiOperation({ summary: 'One application, with the names and contacts of whoever applies' })
  async read(
    @Param('schoolId') schoolId: string,
    @Param('applicationId') applicationId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustKeepPapersOf({ viewer }, schoolId);
    const known = await this.reader.get(applicationsOfSchool, schoolId, wantedPosition(request));
    const application = own(known?.applications ?? {}, applicationId);
    const { filed } = await this.runners.guardianApplications.load(applicationId);
    if (!known || !application || !filed) throw applicationNotFound();
    const text = await this.vault.open(filed.applicant);
    const applicant = text === undefined ? {} : { applicant: JSON.parse(text) as PersonalData };
    const told = { applicationId, position: formatPosition(known.position), ...application, ...applicant };
    sendRead(request, reply, told, known.position);
  }

  @Post()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take down the application of a guardian who came with papers and consented' })
  async file(
    @Param('schoolId') schoolId: string,
    @Body() body: ApplicationBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [filed] = await written(this.commands, new FileApplication(schoolId, body, request), reply);
    if (!filed) throw new Error('No application was filed.');
    return { applicationId: filed.data.applicationId };
  }

  @Post(':applicationId/acceptance')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Accept: links the applicant with the child, and issues a sign-in, which is told this once',
  })
  async accept(
    @Param('schoolId') schoolId: string,
    @Param('applicationId') applicationId: string,
    @Body() { guardianId }: AcceptanceBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position, ...accepted } = await this.commands.execute(
      new AcceptApplication(schoolId, applicationId, guardianId, request),
    );
    wroteAt(reply, position);
    void reply.header('Cache-Control', 'no-store');
    return { applicationId, ...accepted };
  }

  @Post(':applicationId/refusal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Refuse, with the reason' })
  async refuse(
    @Param('schoolId') schoolId: string,
    @Param('applicationId') applicationId: string,
    @Body() { reason }: RefusalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new RefuseApplication(schoolId, applicationId, reason, request), reply);
  }
}
