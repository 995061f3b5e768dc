import { FEED_SCOPE } from '../consumers/oauth-scopes.values.js';
import type { EventSchema } from './event-schema.js';
import { EVENT_SCHEMAS } from './event-schemas.js';
import { cloudEventType, FEED_TYPES, versionedName } from './event-types.js';

const text = (description: string, more: EventSchema = {}): EventSchema => ({
  type: 'string',
  description,
  ...more,
});

/** CloudEvents 1.0.2 §3.1 and §3.2, and the journal's extensions. */
const ATTRIBUTES: Readonly<Record<string, EventSchema>> = {
  specversion: { type: 'string', const: '1.0' },
  id: text('The event’s id in the store', { format: 'uuid' }),
  source: text('urn:school-journal:school:<id>', { format: 'uri' }),
  type: text('The type with the version of its shape'),
  subject: text('The stream, such as a journal page'),
  revision: { type: 'integer', description: 'Which event of the stream it is, from 0' },
  time: text('When it was decided', { format: 'date-time' }),
  datacontenttype: { type: 'string', const: 'application/json' },
  dataschema: text('The schema of the data', { format: 'uri' }),
  schoolid: text('The school'),
  actor: text('Who did it', { 'x-journal': 'person' }),
  actorrole: text('In which capacity'),
  onbehalfof: text('For whom, where somebody acted for another', { 'x-journal': 'person' }),
  via: text('By which way it came'),
  correlationid: text('The request that it goes back to'),
  causationid: text('The command that made it'),
  sequence: text('Which event of the feed it is, from 1: where a number is left out, an event is', {
    pattern: '^\\d{16}$',
  }),
  cursor: text('The place after it, to go on from'),
};

const OPTIONAL = ['onbehalfof'];

const payloadOf = (type: string): EventSchema => ({
  type: 'object',
  properties: {
    ...ATTRIBUTES,
    type: { type: 'string', const: cloudEventType(type) },
    data: EVENT_SCHEMAS[versionedName(type)] ?? {},
  },
  required: [...Object.keys(ATTRIBUTES).filter((name) => !OPTIONAL.includes(name)), 'data'],
});

const messageOf = (type: string) => ({
  name: cloudEventType(type),
  title: type,
  summary: EVENT_SCHEMAS[versionedName(type)]?.description ?? type,
  contentType: 'application/cloudevents+json',
  payload: payloadOf(type),
});

/** The contract of the feed: AsyncAPI 3.0, with a message for each type of event. */
export const asyncApi = (publicUrl: string) => {
  const { protocol, host } = new URL(publicUrl);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'School Journal: the feed of events',
      version: '1.0.0',
      description:
        'Everything that happens in journals, corrections and annulments included, in the order in which it was stored. The same events come as JSON batches, as Server-Sent Events and by webhook. Fields marked `x-journal: person` or `id` hold ids of the consumer’s own, and those marked `text` are left out, unless the grant identifies people; a text is null when whom it is about has been erased. New types and new fields may come at any time; whatever else changes comes as a new version of the type.',
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      journal: {
        host,
        protocol: protocol.slice(0, -1),
        security: [{ $ref: '#/components/securitySchemes/consumer' }],
      },
    },
    channels: {
      journal: {
        address: '/api/feeds/journal',
        title: 'The journal’s events',
        messages: Object.fromEntries(
          FEED_TYPES.map((type) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
      },
    },
    operations: {
      follow: {
        action: 'receive',
        channel: { $ref: '#/channels/journal' },
        summary: 'Follow the feed from a cursor',
      },
    },
    components: {
      messages: Object.fromEntries(FEED_TYPES.map((type) => [type, messageOf(type)])),
      securitySchemes: {
        consumer: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: `${publicUrl}/oauth/token`,
              availableScopes: { [FEED_SCOPE]: 'Follow the feed' },
            },
          },
          scopes: [FEED_SCOPE],
        },
      },
    },
  };
};
