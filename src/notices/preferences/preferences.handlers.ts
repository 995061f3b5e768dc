import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../../eventing/domain-error.js';
import { ownContext } from '../../http/command-context.js';
import { Ids } from '../../people/ids.js';
import { sixDigits } from '../../people/six-digits.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { IssueContactCode, SetNoticePreferences, VerifyContact } from './preferences.commands.js';

@CommandHandler(SetNoticePreferences)
export class SetNoticePreferencesHandler implements ICommandHandler<SetNoticePreferences> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  execute({ preferences, request }: SetNoticePreferences) {
    const { personId } = request.viewer;
    const context = ownContext(request, `noticePreferences ${personId}`, this.ids);
    return this.runners.noticePreferences.handle(
      personId,
      { kind: 'SetPreferences', personId, preferences },
      context,
    );
  }
}

const CODE_VALID_MS = 10 * 60_000;

@CommandHandler(IssueContactCode)
export class IssueContactCodeHandler implements ICommandHandler<IssueContactCode> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ channel, request }: IssueContactCode) {
    const { viewer, at, commandId } = request;
    const { personId } = viewer;
    const code = sixDigits();
    const command = {
      kind: 'IssueContactCode',
      personId,
      channel,
      code: await this.vault.seal(personId, code, commandId),
      digest: await this.vault.digest(personId, code),
      at,
      until: new Date(Date.parse(at) + CODE_VALID_MS).toISOString(),
    } as const;
    return this.runners.people.handle(personId, command, ownContext(request, personId, this.ids));
  }
}

@CommandHandler(VerifyContact)
export class VerifyContactHandler implements ICommandHandler<VerifyContact> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ channel, code, request }: VerifyContact) {
    const { viewer, at } = request;
    const { personId } = viewer;
    const digest = await this.vault.digest(personId, code);
    const outcome = await this.runners.people.handle(
      personId,
      { kind: 'VerifyContact', personId, channel, digest, at },
      ownContext(request, personId, this.ids),
    );
    if (outcome.events.some(({ type }) => type === 'ContactCodeRefused')) {
      throw new DomainError('code-wrong', 'This is not the code that was sent.', 'rule', [
        { field: 'code', message: 'is not the one that was sent' },
      ]);
    }
    return outcome;
  }
}

export const preferencesHandlers = [
  SetNoticePreferencesHandler,
  IssueContactCodeHandler,
  VerifyContactHandler,
];
