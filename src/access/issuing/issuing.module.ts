import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DocumentStore } from '../../eventing/document-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { Attempts } from '../attempts.js';
import { SignIn } from '../sign-in.js';
import { ActivationController } from './activation.controller.js';
import { ActivationOfAccounts } from './activation.js';
import { ApplicationsController } from './applications/applications.controller.js';
import { applicationsHandlers } from './applications/applications.handlers.js';
import { ChildrenController } from './children.controller.js';
import { NameChildHandler } from './children.handlers.js';
import { ConsentsController } from './consents.controller.js';
import { SayOnConsentHandler } from './consents.handlers.js';
import { GuardiansController } from './guardians.controller.js';
import { LiftGuardianLimitHandler, LimitGuardianHandler } from './guardians.handlers.js';
import { OwnContactsController, SetOwnContactHandler } from './own-contacts.js';
import { SignInsController } from './sign-ins.controller.js';
import { IssueSignInsHandler } from './sign-ins.handlers.js';
import { SignInsOfHandler } from './sign-ins.queries.js';
import { SignIns } from './sign-ins.js';

/** Accounts as schools give them: issued on slips, activated by their owners. */
@Module({
  imports: [CqrsModule],
  controllers: [
    SignInsController,
    ActivationController,
    ConsentsController,
    ChildrenController,
    OwnContactsController,
    GuardiansController,
    ApplicationsController,
  ],
  providers: [
    {
      provide: SignIns,
      useFactory: ({ accounts }: Runners, vault: Vault, ids: Ids, reader: FreshReader) =>
        new SignIns({ accounts, vault, ids, reader }),
      inject: [RUNNERS, Vault, Ids, FreshReader],
    },
    {
      provide: ActivationOfAccounts,
      useFactory: ({ accounts }: Runners, documents: DocumentStore, vault: Vault, ids: Ids, signIn: SignIn) =>
        new ActivationOfAccounts({
          ...{ accounts, vault, signIn },
          guesses: new Attempts(documents.vault, ids, 'activation-code'),
        }),
      inject: [RUNNERS, DocumentStore, Vault, Ids, SignIn],
    },
    IssueSignInsHandler,
    SignInsOfHandler,
    SayOnConsentHandler,
    NameChildHandler,
    SetOwnContactHandler,
    LimitGuardianHandler,
    LiftGuardianLimitHandler,
    ...applicationsHandlers,
  ],
})
export class IssuingModule {}
