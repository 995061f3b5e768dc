import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import {
  CHANNELS,
  NOTICE_KINDS,
  ruleOf,
  type Channel,
  type Choice,
  type NoticeKind,
} from '../../src/notices/notice-kinds.values.js';
import {
  NO_PREFERENCES,
  type Language,
  type Preferences,
  type QuietHours,
} from '../../src/notices/preferences/preferences.values.js';
import { contactOf, masked } from '../../src/people/contacts.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { people } from '../people/projection.js';
import { recipients } from './projection.js';
import type { Recipient } from './read-model.js';

/** How a person is told, for that person to read and to choose. */
export class NoticesOf extends Query<NoticesAnswer> {
  constructor(
    readonly personId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface NoticesAnswer {
  readonly position: Position;
  readonly language: Language;
  readonly quietHours?: QuietHours;
  readonly contacts: Readonly<Partial<Record<Channel, ContactTold>>>;
  readonly kinds: Readonly<Record<NoticeKind, KindTold>>;
}

export interface ContactTold {
  /** Enough of it to know it again: `a•••@example.org`. */
  readonly masked: string;
  readonly verified: boolean;
}

export interface KindTold {
  /** None where the person has chosen nothing: it is as it usually is. */
  readonly chosen?: Choice;
  readonly usually: Choice;
  /** Not for choosing. */
  readonly mandatory: boolean;
  /** Never put off into a digest. */
  readonly urgent: boolean;
}

@QueryHandler(NoticesOf)
export class NoticesOfHandler implements IQueryHandler<NoticesOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ personId, atLeast }: NoticesOf): Promise<NoticesAnswer> {
    const [recipient, person] = await Promise.all([
      this.reader.get(recipients, personId, atLeast),
      this.reader.get(people, personId, atLeast),
    ]);
    const { preferences, verified } = recipient ?? { preferences: NO_PREFERENCES, verified: {} };
    const personal = await this.directory.personal(personId);
    const { quietHours } = preferences;
    return {
      position: laterOf(recipient?.position ?? START, person?.position ?? START),
      language: preferences.language ?? personal?.language ?? 'en',
      ...(quietHours ? { quietHours } : {}),
      contacts: await this.contactsOf(personId, personal ?? {}, verified),
      kinds: kindsIn(preferences),
    };
  }

  /** By the digests of the contacts as they are shown, since a newer one may not have come to the recipients yet. */
  private async contactsOf(
    personId: string,
    personal: Parameters<typeof contactOf>[0],
    verified: Recipient['verified'],
  ): Promise<NoticesAnswer['contacts']> {
    const told: Partial<Record<Channel, ContactTold>> = {};
    for (const channel of CHANNELS) {
      const contact = contactOf(personal, channel);
      if (contact === undefined) continue;
      const digest = await this.vault.digest(personId, contact);
      told[channel] = { masked: masked(contact), verified: verified[channel] === digest };
    }
    return told;
  }
}

const kindsIn = ({ kinds }: Preferences): NoticesAnswer['kinds'] => {
  const told: Partial<Record<NoticeKind, KindTold>> = {};
  for (const kind of Object.keys(NOTICE_KINDS) as NoticeKind[]) {
    const { usually, mandatory = false, urgent = false } = ruleOf(kind);
    const chosen = kinds[kind];
    told[kind] = { ...(chosen ? { chosen } : {}), usually, mandatory, urgent };
  }
  return told as Record<NoticeKind, KindTold>;
};
