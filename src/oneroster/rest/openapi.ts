import { ONEROSTER_SCOPES } from '../../consumers/oauth-scopes.values.js';
import { FIELDS, QUERY_PARAMETERS, type QueryParameter } from './query-parameters.js';
import { isList, type Kind, type Resource, type Shape } from './shapes.js';

/** Something that is answered or taken, as an OpenAPI document is to tell of it. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'get' | 'put' | 'delete';
  /** Below the service's address, with its parameters in braces. */
  readonly path: string;
  readonly resource: Resource;
  readonly scopes: readonly string[];
  readonly isMany?: true;
}

type Schema = Record<string, unknown>;

const SCHEMA_OF_KIND: Readonly<Record<Kind, Schema>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  flag: { type: 'string', enum: ['true', 'false'] },
  uri: { type: 'string', format: 'uri' },
};

/** The JSON schema of an object. */
export const schemaOf = ({ shape }: Pick<Resource, 'shape'>): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      isList(field) ? { type: 'array', items: schemaOfOne(field[0]) } : schemaOfOne(field),
    ]),
  ),
});

const schemaOfOne = (field: Kind | Shape): Schema =>
  typeof field === 'string' ? SCHEMA_OF_KIND[field] : schemaOf({ shape: field });

/** An OpenAPI 3.0 document of a service. @param server the address of the server. */
export const openApiOf = (
  service: { readonly title: string; readonly path: string; readonly operations: readonly Operation[] },
  server: string,
): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of service.operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  const resources = new Set(service.operations.map(({ resource }) => resource));
  return {
    openapi: '3.0.3',
    info: { title: service.title, version: '1.2' },
    servers: [{ url: `${server}/${service.path}` }],
    paths,
    components: {
      schemas: {
        ...Object.fromEntries([...resources].map((resource) => [resource.one, schemaOf(resource)])),
        imsx_StatusInfo: STATUS_INFO,
      },
      securitySchemes: {
        OAuth2CC: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${server}/oauth/token`, scopes: SCOPES } },
        },
      },
    },
  };
};

const described = ({ operationId, method, path, resource, scopes, isMany }: Operation): object => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const asked = method === 'get' ? (isMany ? QUERY_PARAMETERS : [FIELDS]).map(inQuery) : [];
  const body = { [resource.one]: { $ref: `#/components/schemas/${resource.one}` } };
  const many = {
    [resource.many]: { type: 'array', items: { $ref: `#/components/schemas/${resource.one}` } },
  };
  const answer = { description: 'Done', content: json({ type: 'object', properties: isMany ? many : body }) };
  const answers = {
    get: { 200: answer },
    put: { 200: answer, 201: answer },
    delete: { 204: { description: 'Done' } },
  }[method];
  return {
    ...{ operationId, parameters: [...named, ...asked] },
    ...(method === 'put'
      ? { requestBody: { required: true, content: json({ type: 'object', properties: body }) } }
      : {}),
    responses: {
      ...answers,
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/imsx_StatusInfo' }) },
    },
    // Any one of them is enough.
    security: scopes.map((scope) => ({ OAuth2CC: [scope] })),
  };
};

const inQuery = ({ name, description, schema }: QueryParameter): object => ({
  ...{ name, in: 'query', description, required: false, schema },
});

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });

const SCOPES = Object.fromEntries(Object.values(ONEROSTER_SCOPES).map((scope) => [scope, '']));

const STATUS_INFO: Schema = {
  type: 'object',
  required: ['imsx_codeMajor', 'imsx_severity'],
  properties: {
    imsx_codeMajor: { type: 'string', enum: ['success', 'processing', 'failure', 'unsupported'] },
    imsx_severity: { type: 'string', enum: ['status', 'warning', 'error'] },
    imsx_description: { type: 'string' },
    imsx_CodeMinor: {
      type: 'object',
      properties: {
        imsx_codeMinorField: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              imsx_codeMinorFieldName: { type: 'string' },
              imsx_codeMinorFieldValue: { type: 'string' },
            },
          },
        },
      },
    },
  },
};
