import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { PersonDocument } from '../../projections/people/read-model.js';
import { clinics } from '../../projections/clinics/projection.js';
import { consumers } from '../../projections/consumers/projection.js';
import { people } from '../../projections/people/projection.js';
import { fullNameOf, type PersonalData } from './personal-data.js';
import type { Vault } from './vault.js';

/** Shown where a person's data were erased. */
const ERASED = '—';

/** Joins names and contacts to ids when a query is answered: the only way from an id to a person. */
export class Directory {
  /** By document, so that what was opened is forgotten together with the document that it was opened from. */
  private readonly opened = new WeakMap<PersonDocument, PersonalData | undefined>();

  constructor(
    private readonly reader: Reads,
    private readonly vault: Pick<Vault, 'open'>,
  ) {}

  /** @param atLeast the position of an event by which the person is known, where that may be a moment ago. */
  async personal(personId: string, atLeast?: Position): Promise<PersonalData | undefined> {
    const document = await this.reader.get(people, personId, atLeast);
    return document && this.open(document);
  }

  /** What is known of several people, by id; nothing of whoever is unknown or was erased. */
  async everybody(
    personIds: Iterable<string>,
    reads: Reads = this.reader,
  ): Promise<Map<string, PersonalData>> {
    const found = new Map<string, PersonalData>();
    for (const [id, document] of await reads.getMany(people, [...personIds])) {
      const personal = this.opened.has(document) ? this.opened.get(document) : await this.open(document);
      if (personal) found.set(id, personal);
    }
    return found;
  }

  /** Full names by id, titles of the systems that write or read here; a dash for whoever is unknown or was erased. */
  async names(
    personIds: Iterable<string>,
    reads: Reads = this.reader,
  ): Promise<(personId: string) => string> {
    const ids = [...personIds];
    const found = await this.everybody(ids, reads);
    const others = ids.filter((id) => !found.has(id));
    const systems = others.length === 0 ? undefined : await this.titlesOfSystems(others);
    return (id) => {
      const personal = found.get(id);
      return personal ? fullNameOf(personal) : (systems?.get(id) ?? ERASED);
    };
  }

  private async titlesOfSystems(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all([this.reader.getMany(consumers, ids), this.reader.getMany(clinics, ids)]);
    return new Map(found.flatMap((systems) => [...systems].map(([id, { title }]) => [id, title] as const)));
  }

  private async open(document: PersonDocument): Promise<PersonalData | undefined> {
    if (this.opened.has(document)) return this.opened.get(document);
    const text = document.personal && (await this.vault.open(document.personal));
    const personal = text === undefined ? undefined : (JSON.parse(text) as PersonalData);
    this.opened.set(document, personal);
    return personal;
  }
}
