import type { EventSchema } from './event-schema.js';

type Schemas = Readonly<Record<string, EventSchema>>;

/**
 * How schemas break what others promised to consumers: whatever is told by the new ones has to be what the old ones
 * allow, beside fields and types that are new. One sentence for each breach.
 */
export const breaches = (promised: Schemas, now: Schemas): readonly string[] =>
  Object.entries(promised).flatMap(([name, schema]) => inSchema(name, schema, now[name]));

const inSchema = (path: string, before: EventSchema, now: EventSchema | undefined): readonly string[] => {
  if (!now) return [`${path} is gone`];
  if (before['x-journal'] !== now['x-journal']) return [`${path} is told otherwise`];
  if (before.anyOf || now.anyOf) {
    return JSON.stringify(before.anyOf) === JSON.stringify(now.anyOf) ? [] : [`${path} has other shapes`];
  }
  if (!isPartOf(typesOf(now), typesOf(before))) return [`${path} has another type`];
  if (before.format !== now.format || before.pattern !== now.pattern) return [`${path} has another form`];
  const values = valuesOf(before);
  if (values && !isPartOf(valuesOf(now) ?? [undefined], values)) return [`${path} has other values`];
  const fields = Object.entries(before.properties ?? {}).flatMap(([name, each]) => {
    const field = now.properties?.[name];
    const mayBeMissing = field && isRequired(before, name) && !isRequired(now, name);
    return [
      ...(mayBeMissing ? [`${path}.${name} may be missing`] : []),
      ...inSchema(`${path}.${name}`, each, field),
    ];
  });
  return [
    ...fields,
    ...(before.items ? inSchema(`${path}[]`, before.items, now.items) : []),
    ...(typeof before.additionalProperties === 'object'
      ? inSchema(`${path}.*`, before.additionalProperties, objectOnly(now.additionalProperties))
      : []),
  ];
};

const objectOnly = (schema: EventSchema | boolean | undefined): EventSchema | undefined =>
  typeof schema === 'object' ? schema : undefined;

const isRequired = ({ required = [] }: EventSchema, name: string): boolean => required.includes(name);

const typesOf = ({ type }: EventSchema): readonly (string | undefined)[] =>
  typeof type === 'string' || type === undefined ? [type] : type;

const valuesOf = ({ const: only, enum: some }: EventSchema): readonly unknown[] | undefined =>
  only === undefined ? some : [only];

const isPartOf = (some: readonly unknown[], all: readonly unknown[]): boolean =>
  some.every((one) => all.includes(one));
