import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { Attempts } from './attempts.js';
import { MeReader } from './me.js';
import { PasswordController } from './password.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { Recovery } from './recovery.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

@Module({
  controllers: [SessionController, PasswordController, RecoveryController],
  providers: [
    { provide: APP_GUARD, useClass: SessionGuard },
    {
      provide: MeReader,
      useFactory: (reader: FreshReader, directory: Directory) => new MeReader(reader, directory),
      inject: [FreshReader, Directory],
    },
    {
      provide: Recovery,
      useFactory: (
        { accounts }: Runners,
        { vault: db }: DocumentStore,
        vault: Vault,
        ids: Ids,
        signIn: SignIn,
        sessions: Sessions,
      ) =>
        new Recovery({
          ...{ accounts, vault, signIn, sessions },
          requests: new Attempts(db, ids, 'recovery'),
          guesses: new Attempts(db, ids, 'recovery-code'),
        }),
      inject: [RUNNERS, DocumentStore, Vault, Ids, SignIn, Sessions],
    },
  ],
})
export class AccessModule {}
