import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { PersonDocument } from '../../projections/people/read-model.js';
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

  /** Full names by id; a dash for whoever is unknown or was erased. */
  async names(
    personIds: Iterable<string>,
    reads: Reads = this.reader,
  ): Promise<(personId: string) => string> {
    const documents = await reads.getMany(people, [...personIds]);
    const names = new Map<string, string>();
    for (const [id, document] of documents) {
      const personal = this.opened.has(document) ? this.opened.get(document) : await this.open(document);
      if (personal) names.set(id, fullNameOf(personal));
    }
    return (personId) => names.get(personId) ?? ERASED;
  }

  private async open(document: PersonDocument): Promise<PersonalData | undefined> {
    if (this.opened.has(document)) return this.opened.get(document);
    const text = document.personal && (await this.vault.open(document.personal));
    const personal = text === undefined ? undefined : (JSON.parse(text) as PersonalData);
    this.opened.set(document, personal);
    return personal;
  }
}
