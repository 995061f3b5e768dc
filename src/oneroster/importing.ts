import { randomUUID } from 'node:crypto';
import { DomainError } from '../eventing/domain-error.js';
import type { CommandContext } from '../eventing/command-runner.js';
import type { Actor } from '../eventing/envelope.js';
import { signInNameKey } from '../access/sign-in-name.js';
import type { Ids } from '../people/ids.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { addDays, dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { Fault } from './faults.js';
import type { Kept } from './kept.js';
import type { Roster } from './roster.js';

export interface ImportTools {
  readonly runners: Runners;
  readonly vault: Pick<Vault, 'seal' | 'open' | 'digest' | 'erasedAmong'>;
  readonly ids: Ids;
  readonly timeZone: string;
  /** Whether the school vouches for the contacts in the bundle: they need no code to be written to. */
  readonly trustContacts: boolean;
  /** Who brings in the roster of the own school; where there is none, the operator does. */
  readonly by?: Bringer;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Called with how much is done of how much there is to do. */
  readonly progress: (done: number, total: number) => void;
}

/** An administrator, who follows no offices by a roster, and ends none (ADR 48). */
export interface Bringer {
  readonly actor: Actor;
  readonly schoolId: string;
}

const THE_IMPORT: Actor = { accountId: 'import', personId: 'import', role: 'system' };

const ID = /^[a-z0-9]{1,64}$/;

/** What the journal's rules refuse of a bundle. */
export interface RefusedPart {
  /** What it is about, as the bundle calls it: a school, or a class and a term. */
  readonly of: string;
  /** The day of a lesson, and its number in the day. */
  readonly lesson?: string;
  readonly refusal: DomainError | Fault;
}

/** The same in English. */
export const toldOf = ({ of, lesson, refusal }: RefusedPart): string => {
  const fields = refusal instanceof DomainError ? refusal.fields : [];
  const said = [refusal.message, ...fields.map(({ field, message }) => `${field} ${message}`)].join(' ');
  return `${of}: ${said}${lesson === undefined ? '' : ` (lesson ${lesson})`}`;
};

/** Something in the bundle that the journal's rules refuse; nothing was written. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  constructor(readonly parts: readonly RefusedPart[]) {
    super(parts.map(toldOf).join('\n'));
  }
}

/** Carries out commands for the import and counts what they wrote. */
export class Importing {
  events = 0;
  readonly kept: Kept[] = [];
  /** Whose data were erased: a bundle that still has them brings nothing back. By the journal's ids. */
  readonly erased = new Set<string>();
  /** By kind and `sourcedId`, what was made here, and is known by another id than the bundle's. */
  private readonly recognised = new Map<string, string>();
  private done = 0;
  private total = 0;

  constructor(
    readonly tools: ImportTools,
    readonly roster: Roster,
  ) {}

  /** The journal's id for a thing of the bundle: always the same one, and its own for what was exported from here. */
  id(kind: 'school' | 'year' | 'term' | 'subject' | 'class' | 'person', sourcedId: string): string {
    const recognised = this.recognised.get(`${kind} ${sourcedId}`);
    if (recognised !== undefined) return recognised;
    const own = this.tools.ids.ownIn(sourcedId);
    return own !== undefined && ID.test(own) ? own : this.tools.ids.of(kind, sourcedId);
  }

  /** From now on, a year or term of the bundle is one that the school made by hand. */
  recognise(kind: 'year' | 'term', sourcedId: string, id: string): void {
    this.recognised.set(`${kind} ${sourcedId}`, id);
  }

  /** What a year or term of the bundle is called there, to be spread; nothing, where its id says it. */
  calledThere(kind: 'year' | 'term', sourcedId: string): { readonly sourcedId?: string } {
    return this.recognised.has(`${kind} ${sourcedId}`) ? { sourcedId } : {};
  }

  /** The account of a sign-in name, or the one that an export from here names in place of it. */
  accountId(signInName: string): string {
    const own = this.tools.ids.ownIn(signInName);
    return own !== undefined && ID.test(own) ? own : this.tools.ids.of('account', signInNameKey(signInName));
  }

  context(schoolId: string): CommandContext {
    const commandId = randomUUID();
    return {
      commandId,
      correlationId: commandId,
      fingerprint: '',
      schoolId,
      actor: this.tools.by?.actor ?? THE_IMPORT,
      via: 'import',
      at: this.tools.at,
    };
  }

  /** The part of a grade's, remark's or homework's id that follows from its source. */
  key(kind: 'result' | 'homework', sourcedId: string): string {
    const own = this.tools.ids.ownIn(sourcedId)?.split('.').at(-1);
    if (own !== undefined && ID.test(own)) return own;
    return this.tools.ids.of(kind, sourcedId).slice(0, 12);
  }

  /** The day of the import, in the schools' time zone. */
  get today(): CivilDate {
    return dateIn(this.tools.timeZone, this.tools.at);
  }

  get tomorrow(): CivilDate {
    return addDays(this.today, 1);
  }

  get yesterday(): CivilDate {
    return addDays(this.today, -1);
  }

  /** A text about a pupil, sealed under a name, to be spread; nothing, where there is none. */
  async sealed<Name extends string>(
    name: Name,
    pupilId: string,
    text: string | undefined,
  ): Promise<{ readonly [key in Name]?: Sealed }> {
    if (text === undefined || this.erased.has(pupilId)) return {};
    const sealed = await this.tools.vault.seal(pupilId, text, randomUUID());
    return { [name]: sealed } as { [key in Name]: Sealed };
  }

  /** Leaves what the journal has, and notes it where the bundle says otherwise. */
  keep(same: boolean, what: Kept): [] {
    if (!same) this.kept.push(what);
    return [];
  }

  count({ events }: { readonly events: readonly unknown[] }): void {
    this.events += events.length;
  }

  /** Does something for each item, several at a time. */
  async each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 32): Promise<void> {
    this.total += items.length;
    const queue = items.values();
    const worker = async () => {
      for (const item of queue) {
        await work(item);
        this.tools.progress(++this.done, this.total);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
}
