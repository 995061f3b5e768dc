import { Body, Controller, HttpCode, Inject, Param, Put, Res } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { people } from '../../../projections/people/projection.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { DomainError, invalidInput } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { ownContext } from '../../http/command-context.js';
import { IsText } from '../../http/fields.dto.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { CHANNELS, type Channel } from '../../notices/notice-kinds.values.js';
import { channelCalled } from '../../notices/preferences/preferences.controller.js';
import { Needs } from '../rights/right.decorator.js';
import { contactDigests, contactOf, FIELD_OF } from '../../people/contacts.js';
import { Ids } from '../../people/ids.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { PersonEvent } from '../../people/person.events.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';

export class OwnContactBody {
  /** An e-mail address, or a telephone number with the code of its country. */
  @IsText(3, 200)
  contact!: string;
}

/** A contact that whoever asks tells of the own. */
export class SetOwnContact extends Command<Outcome<PersonEvent>> {
  constructor(
    readonly channel: Channel,
    readonly contact: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(SetOwnContact)
export class SetOwnContactHandler implements ICommandHandler<SetOwnContact> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'people'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `invalid-input`, `contact-known`, `write-conflict`, `person-not-found`. */
  async execute({ channel, contact: typed, request }: SetOwnContact) {
    const { vault } = this;
    const { personId } = request.viewer;
    const contact = contactOf({ email: typed, phone: typed }, channel);
    if (contact === undefined) throw invalidInput('must be one that can be written to', 'contact');
    const sealed = (await this.reader.get(people, personId))?.personal;
    const text = sealed && (await vault.open(sealed));
    if (text === undefined)
      throw new DomainError('person-not-found', 'Nothing is known of you.', 'not-found');
    const personal: PersonalData = { ...(JSON.parse(text) as PersonalData), [FIELD_OF[channel]]: contact };
    const changed = JSON.stringify(personal);
    const context = ownContext(request, personId, this.ids);
    return this.runners.people.handle(
      personId,
      {
        kind: 'SetOwnContact',
        channel,
        contact: await vault.seal(personId, contact, `${context.commandId} contact`),
        basedOn: await vault.digest(personId, text),
        changed: {
          personal: await vault.seal(personId, changed, context.commandId),
          digest: await vault.digest(personId, changed),
          contacts: await contactDigests(vault, personId, personal),
        },
      },
      context,
    );
  }
}

@ApiTags('notices')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/contacts')
export class OwnContactsController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':channel')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'channel', enum: CHANNELS })
  @ApiOperation({
    summary: 'Tell a contact of the own where the school knows none; it is verified by a code then',
  })
  async set(
    @Param('channel') channel: string,
    @Body() { contact }: OwnContactBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new SetOwnContact(channelCalled(channel), contact, request), reply);
  }
}
