import { recipients } from '../../projections/recipients/projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupBy } from '../eventing/group-by.js';
import { parsePosition } from '../eventing/position.js';
import { contactOf } from '../people/contacts.js';
import type { Directory } from '../people/directory.js';
import { fullNameOf, type PersonalData } from '../people/personal-data.js';
import type { Vault } from '../people/vault.js';
import type { Suppression } from './addressed.js';
import type { Mail, Sms } from './channels/transport.js';
import type { Composed } from './delivery.js';
import type { LedgerEntry } from './ledger.js';
import type { Narration } from './narration.js';
import { ruleOf, type Channel } from './notice-kinds.values.js';
import type { Language } from './preferences/preferences.values.js';
import { unsubscribeLink } from './preferences/unsubscribe-link.js';
import { emailOf } from './texts/email.js';
import { smsOf } from './texts/sms.js';
import type { Letter, Told } from './texts/told.js';

export interface ComposerOptions {
  readonly reader: Pick<FreshReader, 'get'>;
  readonly directory: Pick<Directory, 'personal'>;
  readonly vault: Pick<Vault, 'digest'>;
  readonly narration: Pick<Narration, 'of'>;
  readonly publicUrl: string;
  /** Links to unsubscribe are signed with it. */
  readonly unsubscribeSecret: Buffer;
}

/** What notices to one person say, to whom, and in which language. */
interface Written {
  readonly to: string;
  readonly letter: Letter;
  readonly language: Language;
}

/** Writes the message that notices to one person make, at the last moment before it is sent. */
export class Composer {
  constructor(private readonly options: ComposerOptions) {}

  async mailOf(entries: readonly LedgerEntry[]): Promise<Composed<Mail>> {
    return this.composed('email', entries, ({ to, letter, language }) => ({
      to: { name: letter.recipient, address: to },
      language,
      ...emailOf(letter, language),
      ...(letter.unsubscribe === undefined ? {} : { unsubscribe: letter.unsubscribe }),
    }));
  }

  async smsOf(entries: readonly LedgerEntry[]): Promise<Composed<Sms>> {
    return this.composed('sms', entries, ({ to, letter, language }) => ({
      to,
      language,
      text: smsOf(letter, language),
    }));
  }

  private async composed<Message>(
    channel: Channel,
    entries: readonly LedgerEntry[],
    write: (written: Written) => Message,
  ): Promise<Composed<Message>> {
    const newest = entries.at(-1);
    if (!newest) return { dropped: [] };
    const allDropped = (why: Suppression) => ({ dropped: entries.map((entry) => ({ entry, why })) });
    const { recipientId } = newest;
    const position = parsePosition(newest.position);
    const person = await this.options.directory.personal(recipientId, position);
    if (!person) return allDropped('erased');
    const to = contactOf(person, channel);
    if (to === undefined) return allDropped('no-contact');
    const known = await this.options.reader.get(recipients, recipientId, position);
    const mayTell = await this.mayWriteTo(to, known?.verified[channel], recipientId);
    const told = new Map<LedgerEntry, Told>();
    const dropped: { entry: LedgerEntry; why: Suppression }[] = [];
    for (const same of groupBy(entries, subjectOf).values()) {
      const entry = same.at(-1) ?? newest;
      const one = mayTell(entry) ? await this.options.narration.of(entry) : 'contact-not-verified';
      if (typeof one === 'string') dropped.push(...same.map((each) => ({ entry: each, why: one })));
      else told.set(entry, one);
    }
    if (told.size === 0) return { dropped };
    const letter = await this.letterWith(told, person, newest);
    const language = known?.preferences.language ?? person.language ?? 'en';
    return { message: write({ to, letter, language }), dropped };
  }

  /** The contact may have changed since the notice was written down: a code goes to the very one that it is to prove. */
  private async mayWriteTo(
    contact: string,
    verified: string | undefined,
    recipientId: string,
  ): Promise<(entry: LedgerEntry) => boolean> {
    const digest = await this.options.vault.digest(recipientId, contact);
    const isVerified = verified === digest;
    return ({ kind, facts }) =>
      kind === 'contact-code' ? facts.contact === digest : isVerified || ruleOf(kind).anyContact === true;
  }

  private async letterWith(
    told: ReadonlyMap<LedgerEntry, Told>,
    person: PersonalData,
    { recipientId, kind, channel, digest }: LedgerEntry,
  ): Promise<Letter> {
    const { publicUrl, unsubscribeSecret } = this.options;
    const unsubscribe = unsubscribeLink(publicUrl, unsubscribeSecret, {
      personId: recipientId,
      kind,
      channel,
    });
    return {
      recipient: fullNameOf(person),
      school: await this.schoolsOf([...told.keys()]),
      told: [...told.values()],
      ...(digest ? { digest: digest.of } : {}),
      preferences: `${publicUrl}/notices`,
      // A digest tells of many kinds: which of them are ended is chosen when signed in.
      ...(digest === undefined && unsubscribe !== undefined ? { unsubscribe } : {}),
    };
  }

  /** Children of a family may go to several schools, and a digest tells of them all. */
  private async schoolsOf(entries: readonly LedgerEntry[]): Promise<string> {
    const positions = new Map(entries.map(({ schoolId, position }) => [schoolId, position]));
    const titles = [...positions].map(async ([id, position]) => {
      const school = await this.options.reader.get(schools, id, parsePosition(position));
      return school?.title ?? '';
    });
    return (await Promise.all(titles)).join(', ');
  }
}

/** Homework that was amended stands there once, as it is now: all of its notices are told by that. */
const subjectOf = ({ _id, kind, facts, pupilId }: LedgerEntry): string =>
  kind === 'homework' ? `${facts.homeworkId} ${pupilId ?? ''}` : _id;
