/**
 * What a field is to the feed: the id of a person, an id that may have such a one as a part, or words of one's own in
 * which anybody may be named. Pseudonymous consumers get ids of their own for the first two, and not the third.
 */
export type FieldKind = 'person' | 'id' | 'text';

/** The part of JSON Schema (draft 2020-12) that the feed's types are told in. */
export interface EventSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: string | boolean | number;
  readonly enum?: readonly (string | boolean | number)[];
  readonly properties?: Readonly<Record<string, EventSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: EventSchema | boolean;
  readonly items?: EventSchema;
  readonly anyOf?: readonly EventSchema[];
  readonly 'x-journal'?: FieldKind;
}
