import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTeachers } from '../school/class-teachers.js';
import { Attempts } from './attempts.js';
import { Challenges } from './challenges.js';
import { Devices } from './devices.js';
import { Doorkeeper } from './doorkeeper.js';
import { Entrance } from './entrance.js';
import { FactorStore } from './factor-store.js';
import { MeReader } from './me.js';
import { PASSKEY_ATTEMPTS, PasskeysController } from './passkeys.controller.js';
import { Passkeys } from './passkeys.js';
import { PasswordController } from './password.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { Recovery } from './recovery.js';
import { Relations } from './rights/relations.js';
import { RightsGuard } from './rights/rights.guard.js';
import { SecondFactorsController } from './second-factors.controller.js';
import { SecondFactors } from './second-factors.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SigningIn } from './signing-in.js';
import { SpareCodes } from './spare-codes.js';
import { Totp } from './totp.js';
import { WaitingKeys } from './waiting-keys.js';

/** Prepares the collection that something is kept in before it is used. */
const prepared = async <Kept extends { prepare(): Promise<void> }>(kept: Kept): Promise<Kept> => {
  await kept.prepare();
  return kept;
};

@Module({})
export class AccessModule {
  static with({ publicUrl }: Pick<Config, 'publicUrl'>): DynamicModule {
    return {
      module: AccessModule,
      controllers: [
        ...[SessionController, PasskeysController, SessionsController, SecondFactorsController],
        ...[PasswordController, RecoveryController],
      ],
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        // After it: who asks is known by then.
        { provide: APP_GUARD, useClass: RightsGuard },
        {
          provide: Relations,
          useFactory: (reader: FreshReader, runners: Runners) =>
            new Relations({
              ...{ reader, runners },
              classTeachers: new ClassTeachers(reader, runners.classes),
            }),
          inject: [FreshReader, RUNNERS],
        },
        {
          provide: MeReader,
          useFactory: (reader: FreshReader, directory: Directory, vault: Vault) =>
            new MeReader(reader, directory, vault),
          inject: [FreshReader, Directory, Vault],
        },
        {
          provide: WaitingKeys,
          useFactory: (vault: Vault) => new WaitingKeys(vault),
          inject: [Vault],
        },
        {
          provide: FactorStore,
          useFactory: ({ vault }: DocumentStore) => prepared(new FactorStore(vault)),
          inject: [DocumentStore],
        },
        {
          provide: PASSKEY_ATTEMPTS,
          useFactory: ({ vault }: DocumentStore, ids: Ids) => new Attempts(vault, ids, 'passkey'),
          inject: [DocumentStore, Ids],
        },
        {
          provide: Passkeys,
          useFactory: async ({ vault }: DocumentStore, factors: FactorStore, ids: Ids) =>
            new Passkeys({ challenges: await prepared(new Challenges(vault)), factors, ids, publicUrl }),
          inject: [DocumentStore, FactorStore, Ids],
        },
        {
          provide: SecondFactors,
          useFactory: async (
            { accounts }: Runners,
            { vault: db }: DocumentStore,
            vault: Vault,
            ids: Ids,
            factors: FactorStore,
            passkeys: Passkeys,
          ) =>
            new SecondFactors({
              ...{ accounts, factors, passkeys, ids },
              totp: await prepared(new Totp(db, vault, factors)),
              spareCodes: await prepared(new SpareCodes(db, vault)),
              attempts: new Attempts(db, ids, 'second-factor'),
            }),
          inject: [RUNNERS, DocumentStore, Vault, Ids, FactorStore, Passkeys],
        },
        {
          provide: Entrance,
          useFactory: async (
            { accounts }: Runners,
            { vault }: DocumentStore,
            sessions: Sessions,
            factors: FactorStore,
          ) => new Entrance({ accounts, sessions, factors, devices: await prepared(new Devices(vault)) }),
          inject: [RUNNERS, DocumentStore, Sessions, FactorStore],
        },
        {
          provide: SigningIn,
          useFactory: (
            entrance: Entrance,
            doorkeeper: Doorkeeper,
            secondFactors: SecondFactors,
            reader: FreshReader,
            me: MeReader,
          ) => new SigningIn({ entrance, doorkeeper, secondFactors, reader, me }),
          inject: [Entrance, Doorkeeper, SecondFactors, FreshReader, MeReader],
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
      exports: [MeReader, Relations, SigningIn],
    };
  }
}
