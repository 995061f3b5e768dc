import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loggedYear } from '../../test/support/logged-year.js';
import { Ids } from '../people/ids.js';
import { asyncApi } from './async-api.js';
import { cloudEventOf } from './cloud-event.js';
import { breaches } from './compatibility.js';
import type { EventSchema } from './event-schema.js';
import { EVENT_SCHEMAS } from './event-schemas.js';
import { isInFeed, versionedName } from './event-types.js';
import { jsonSchemaOf } from './json-schema.js';

const URL = 'https://journal.example';
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const released = read(`${import.meta.dirname}/released-schemas.json`) as Record<string, EventSchema>;

const schemas = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(schemas);
schemas.addKeyword('x-journal');

describe('The contract of the feed', () => {
  it('is a document of AsyncAPI 3.0', () => {
    const specification = createRequire(import.meta.url).resolve(
      '@asyncapi/specs/schemas/3.0.0-without-$id.json',
    );
    const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile(read(specification) as object);
    validate(asyncApi(URL));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has a schema of every type, which holds for what is told', async () => {
    const validators = new Map(
      Object.keys(EVENT_SCHEMAS).map((name) => [name, schemas.compile(jsonSchemaOf(URL, name) ?? false)]),
    );
    const ids = new Ids(Buffer.alloc(32, 1));
    const common = { pseudonymOf: (id: string) => ids.of('person', id), schemas: URL };
    for (const identification of ['pseudonymous', 'identified'] as const) {
      for (const event of loggedYear(11).filter(({ type }) => isInFeed(type))) {
        const open = () => Promise.resolve('opened');
        const { data } = await cloudEventOf(event, { identification, open, ...common });
        const validate = validators.get(versionedName(event.type));
        validate?.(data);
        expect([event.type, validate?.errors ?? []]).toEqual([event.type, []]);
      }
    }
  });

  it('breaks no promise of a release', () => {
    expect(breaches(released, EVENT_SCHEMAS)).toEqual([]);
    expect(Object.keys(released).length).toBeGreaterThan(60);
  });
});

describe('A promise is broken', () => {
  const type = (data: EventSchema) => ({ 'GradeGiven.v1': data });
  const object = (properties: Record<string, EventSchema>, required = Object.keys(properties)) =>
    type({ type: 'object', properties, required });
  const value: EventSchema = { type: 'string' };
  const promised = object({ value, code: { type: 'string', enum: ['a', 'b'] } });

  it.each<[string, Record<string, EventSchema>, string]>([
    ['by a type that is gone', {}, 'GradeGiven.v1 is gone'],
    ['by a field that is gone', object({ value }), 'GradeGiven.v1.code is gone'],
    [
      'by a field that may be missing',
      object({ value, code: { type: 'string', enum: ['a', 'b'] } }, ['code']),
      'GradeGiven.v1.value may be missing',
    ],
    [
      'by a field of another type',
      object({ value: { type: 'number' }, code: { type: 'string', enum: ['a', 'b'] } }),
      'GradeGiven.v1.value has another type',
    ],
    [
      'by a value that there was not',
      object({ value, code: { type: 'string', enum: ['a', 'b', 'c'] } }),
      'GradeGiven.v1.code has other values',
    ],
    [
      'by a field that is told to others',
      object({ value: { type: 'string', 'x-journal': 'text' }, code: { type: 'string', enum: ['a', 'b'] } }),
      'GradeGiven.v1.value is told otherwise',
    ],
    [
      'by a field that may be null',
      object({ value: { type: ['string', 'null'] }, code: { type: 'string', enum: ['a', 'b'] } }),
      'GradeGiven.v1.value has another type',
    ],
  ])('%s', (_, now, breach) => {
    expect(breaches(promised, now)).toEqual([breach]);
  });

  it('but not by a new type or field, nor by fewer values', () => {
    const grown = object({ value, code: { type: 'string', enum: ['a'] }, more: value }, ['value', 'code']);
    expect(breaches(promised, { ...grown, 'GradeGiven.v2': value })).toEqual([]);
  });
});
