import type { EventSchema } from './event-schema.js';
import { EVENT_SCHEMAS } from './event-schemas.js';

/** Where the schemas are read, with no slash at its end. */
export const schemasAt = (publicUrl: string): string => `${publicUrl}/api/feeds/schemas`;

/** A whole document of JSON Schema (draft 2020-12) for the data of a type; undefined where there is no such one. */
export const jsonSchemaOf = (publicUrl: string, name: string): EventSchema | undefined => {
  const schema = Object.hasOwn(EVENT_SCHEMAS, name) ? EVENT_SCHEMAS[name] : undefined;
  return schema && { ...documentOf(publicUrl, name), ...schema };
};

const documentOf = (publicUrl: string, name: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${schemasAt(publicUrl)}/${name}.json`,
  title: name,
});
