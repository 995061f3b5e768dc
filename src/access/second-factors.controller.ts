import { Needs } from './rights/right.decorator.js';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Directory } from '../people/directory.js';
import { askerOf } from './account-context.js';
import { browserKindOf } from './browser-kind.values.js';
import { Doorkeeper, mustBeConfirmed, mustBeIn } from './doorkeeper.js';
import { Entrance } from './entrance.js';
import { Passkeys } from './passkeys.js';
import { mayAddFactor, mustHaveSecondFactor, wasConfirmedLately } from './second-factor.rights.js';
import { SecondFactors } from './second-factors.js';
import { PasskeyBody, TotpCodeBody } from './session.dto.js';
import { Sessions } from './sessions.js';
import {
  Asking,
  BeforeSecondFactor,
  InSession,
  NeedsConfirmation,
  type Entered,
  type SignedIn,
  type Viewer,
} from './viewer.js';

/** What a browser shows once: codes for when there is no second factor at hand, with the first factor. */
interface FactorAdded {
  readonly factorId: string;
  readonly spareCodes: readonly string[];
}

@ApiTags('access')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/second-factors')
export class SecondFactorsController {
  constructor(
    private readonly secondFactors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly entrance: Entrance,
    private readonly sessions: Sessions,
    private readonly doorkeeper: Doorkeeper,
    private readonly directory: Directory,
  ) {}

  @BeforeSecondFactor()
  @Get()
  @ApiOperation({ summary: 'What the account is signed in by beside its password' })
  async list(@Asking() { accountId, roles }: Viewer) {
    const [factors, spareCodesLeft] = await Promise.all([
      this.secondFactors.of(accountId),
      this.secondFactors.spareCodesLeft(accountId),
    ]);
    return {
      isRequired: mustHaveSecondFactor(roles, this.doorkeeper.policy),
      factors: factors.map((factor) => ({
        ...{ factorId: factor._id, kind: factor.kind, addedAt: factor.addedAt },
        ...(factor.kind === 'passkey' ? factor.cameWith : {}),
      })),
      spareCodesLeft,
    };
  }

  @BeforeSecondFactor()
  @Post('totp')
  @ApiOperation({ summary: 'Begin with an authenticator program: answers its otpauth: address, shown once' })
  async beginTotp(@Asking() viewer: Viewer, @InSession() entered: Entered, @Req() request: SignedIn) {
    mayAddNow(entered);
    return { uri: await this.secondFactors.beginTotp(viewer, await this.nameOf(viewer), askerOf(request)) };
  }

  @BeforeSecondFactor()
  @Post('totp/confirmation')
  @ApiOperation({ summary: 'Put the authenticator program in force, by the code that it shows' })
  async confirmTotp(
    @Body() { code }: TotpCodeBody,
    @Asking() viewer: Viewer,
    @InSession() entered: Entered,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FactorAdded> {
    mayAddNow(entered);
    const factorId = await this.secondFactors.confirmTotp(viewer, code, askerOf(request));
    return this.added(factorId, viewer, entered, request, reply);
  }

  @BeforeSecondFactor()
  @Post('passkeys/options')
  @ApiOperation({ summary: 'Begin with a passkey: answers what navigator.credentials.create takes' })
  async beginPasskey(@Asking() viewer: Viewer, @InSession() entered: Entered) {
    mayAddNow(entered);
    return this.passkeys.registration(ceremonyOf(viewer, entered), await this.nameOf(viewer));
  }

  @BeforeSecondFactor()
  @Post('passkeys')
  @ApiOperation({ summary: 'Put a passkey in force, by what the browser answered' })
  async addPasskey(
    @Body() { passkey }: PasskeyBody,
    @Asking() viewer: Viewer,
    @InSession() entered: Entered,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FactorAdded> {
    mayAddNow(entered);
    const cameWith = browserKindOf(request.headers['user-agent']);
    const factorId = await this.passkeys.register(ceremonyOf(viewer, entered), cameWith, passkey, (id) =>
      this.secondFactors.added(viewer, id, 'passkey', askerOf(request)),
    );
    return this.added(factorId, viewer, entered, request, reply);
  }

  @NeedsConfirmation()
  @Post('spare-codes')
  @ApiOperation({ summary: 'Make ten new spare codes, shown once; earlier ones are good no longer' })
  async spareCodes(@Asking() viewer: Viewer, @Req() request: SignedIn) {
    return { spareCodes: await this.secondFactors.issueSpareCodes(viewer, askerOf(request)) };
  }

  @NeedsConfirmation()
  @Delete(':factorId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a second factor away' })
  remove(
    @Param('factorId') factorId: string,
    @Asking() viewer: Viewer,
    @Req() request: SignedIn,
  ): Promise<void> {
    const mustKeepOne = mustHaveSecondFactor(viewer.roles, this.doorkeeper.policy);
    return this.secondFactors.remove(viewer, factorId, mustKeepOne, askerOf(request));
  }

  /**
   * Goes on under a new token, as one that gave the factor. With the first one come spare codes, and the sessions end
   * that were started by the password alone.
   */
  private async added(
    factorId: string,
    viewer: Viewer,
    { session }: Entered,
    request: SignedIn,
    reply: FastifyReply,
  ): Promise<FactorAdded> {
    const { token } = await this.entrance.renew(session, 'given', request, reply);
    if (session.secondFactor === 'given') return { factorId, spareCodes: [] };
    await this.sessions.endAllOf(viewer.accountId, token);
    return { factorId, spareCodes: await this.secondFactors.issueSpareCodes(viewer, askerOf(request)) };
  }

  private async nameOf({ personId }: Viewer): Promise<string> {
    return (await this.directory.names([personId]))(personId);
  }
}

const ceremonyOf = ({ accountId }: Viewer, { session }: Entered) => ({
  ...{ accountId, askedIn: session._id, now: new Date() },
});

/** @throws DomainError `second-factor-required`, `step-up-required`: an open browser gives nobody a factor of theirs. */
const mayAddNow = ({ session, standing }: Entered): void => {
  if (!mayAddFactor(standing)) mustBeIn(standing);
  mustBeConfirmed({ isConfirmed: wasConfirmedLately(session, new Date()) });
};
