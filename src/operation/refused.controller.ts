import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, hasRole, type Viewer } from '../access/viewer.js';
import { WEIGHING } from '../audit/alerts/when-something-corrected-then-it-is-weighed.js';
import { DomainError } from '../eventing/domain-error.js';
import { RefusedConsequences, type RefusedConsequence } from '../eventing/refused-consequences.js';

interface ToldRefused extends Pick<
  RefusedConsequence,
  'reaction' | 'key' | 'eventType' | 'position' | 'code' | 'message'
> {
  readonly commandId: string;
  /** When it was refused last. */
  readonly at: string;
  /** Another try is asked for. */
  readonly isWanted: boolean;
}

/** What should have followed from facts and was refused by the rules. */
@ApiTags('operation')
@ApiCookieAuth()
@Needs('consequences.watch')
@Controller('consequences/refused')
export class RefusedController {
  constructor(private readonly refused: RefusedConsequences) {}

  @Get()
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'What followed from facts and was refused: of the own schools, or all for operators',
  })
  async list(@Asking() viewer: Viewer): Promise<{ readonly refused: readonly ToldRefused[] }> {
    const found = await this.refused.newest(schoolsOf(viewer));
    return { refused: found.filter((one) => isTold(one, viewer)).map(told) };
  }

  @Post(':commandId/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Have it tried again, which whoever carries it out does within seconds' })
  async retry(@Param('commandId') commandId: string, @Asking() viewer: Viewer) {
    if (await this.refused.want(commandId, schoolsOf(viewer))) return { commandId };
    throw new DomainError('refused-not-found', 'Nothing was refused under this id.', 'not-found');
  }
}

const schoolsOf = (viewer: Viewer): readonly string[] | 'all' =>
  hasRole(viewer, 'operator')
    ? 'all'
    : viewer.roles.flatMap(({ role, schoolId }) => (role === 'admin' ? [schoolId] : []));

/** Whoever administers a school may be the one who is weighed. */
const isTold = ({ reaction }: RefusedConsequence, viewer: Viewer): boolean =>
  reaction !== WEIGHING || hasRole(viewer, 'operator');

const told = ({
  _id,
  reaction,
  key,
  eventType,
  position,
  code,
  message,
  at,
  isWanted,
}: RefusedConsequence) => ({
  ...{ commandId: _id, reaction, key, eventType, position, code, message },
  ...{ at: at.toISOString(), isWanted: isWanted === true },
});
