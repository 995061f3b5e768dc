import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clinics, clinicsOfSchool } from '../../projections/clinics/projection.js';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, laterOf, START } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { ClinicBody, ClinicKeyBody, ClinicReasonBody } from './clinics.dto.js';
import { AdmitClinic, ChangeClinic, RegisterClinicKey } from './clinics.handlers.js';

/** Clinics whose systems report to a school, and the keys that they sign with. */
@ApiTags('clinics')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Needs('school.clinics')
@Controller('schools/:schoolId/clinics')
export class ClinicsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Clinics that report to the school, with the keys that they sign with' })
  async read(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atLeast = wantedPosition(request);
    const { clinicIds = [] } = (await this.reader.get(clinicsOfSchool, schoolId, atLeast)) ?? {};
    const found = [...(await this.reader.getMany(clinics, clinicIds, atLeast)).values()];
    const position = found.reduce((latest, document) => laterOf(latest, document.position), START);
    const told = found.map(({ _id: clinicId, title, sportIds, admittedAt, dismissed, keys }) => ({
      ...{ clinicId, title, sportIds, admittedAt, dismissed },
      keys: Object.entries(keys).map(([keyId, key]) => ({ keyId, ...key })),
    }));
    sendRead(request, reply, { schoolId, position: formatPosition(position), clinics: told }, position);
  }

  @Post()
  @ApiOperation({ summary: 'Take reports from a clinic’s system, once it has a key' })
  async admit(
    @Param('schoolId') schoolId: string,
    @Body() body: ClinicBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new AdmitClinic(schoolId, body, request), reply);
    const admitted = events.find((event) => event.type === 'ClinicAdmitted');
    if (!admitted) throw new Error('No clinic was admitted.');
    return { clinicId: admitted.data.clinicId };
  }

  @Post(':clinicId/keys')
  @ApiOperation({
    summary: 'Let the clinic sign with another key: the ones before stay until they are revoked',
  })
  async registerKey(
    @Param('schoolId') schoolId: string,
    @Param('clinicId') clinicId: string,
    @Body() { publicKey }: ClinicKeyBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new RegisterClinicKey(schoolId, clinicId, publicKey, request);
    const events = await written(this.commands, command, reply);
    const registered = events.find((event) => event.type === 'ClinicKeyRegistered');
    if (!registered) throw new Error('No key was registered.');
    return { keyId: registered.data.keyId };
  }

  @Post(':clinicId/keys/:keyId/revocation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let nothing count any more that is signed with a key' })
  async revokeKey(
    @Param('schoolId') schoolId: string,
    @Param('clinicId') clinicId: string,
    @Param('keyId') keyId: string,
    @Body() { reason }: ClinicReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const change = { kind: 'RevokeClinicKey', keyId, reason } as const;
    await written(this.commands, new ChangeClinic(schoolId, clinicId, change, request), reply);
  }

  @Post(':clinicId/dismissal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take no more reports from the clinic' })
  async dismiss(
    @Param('schoolId') schoolId: string,
    @Param('clinicId') clinicId: string,
    @Body() { reason }: ClinicReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const change = { kind: 'DismissClinic', reason } as const;
    await written(this.commands, new ChangeClinic(schoolId, clinicId, change, request), reply);
  }
}
