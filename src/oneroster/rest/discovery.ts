import { ONEROSTER_SCOPES } from '../../consumers/oauth-scopes.values.js';
import { BOOK_COLLECTIONS } from './gradebook.collections.js';
import { openApiOf, type Operation } from './openapi.js';
import { COLLECTIONS, NESTED, OF_CLASS } from './rostering.collections.js';
import { RESOURCES, type Resource } from './shapes.js';
import { GRADEBOOK, ROSTERING } from './wire.js';

const { rosterCore, roster, gradebookCore, gradebook, gradebookWrite, gradebookDelete } = ONEROSTER_SCOPES;

/** What the REST bindings (§2.5) call the documents, and what the conformance guide calls them. */
const DOCUMENTS = {
  rostering: ['onerosterv1p2rostersservice_openapi3_v1p0.json', 'imsorv1p2_rostering_openapi3_v1p0.json'],
  gradebook: ['onerosterv1p2gradebookservice_openapi3_v1p0.json', 'imsorv1p2_gradebook_openapi3_v1p0.json'],
};

/** The Rostering Service as far as it is here; undefined where the document is called otherwise. */
export const describedRostering = (document: string, server: string): object | undefined =>
  DOCUMENTS.rostering.includes(document)
    ? openApiOf(
        { title: 'OneRoster 1.2 Rostering Service', path: ROSTERING, operations: OF_ROSTERING },
        server,
      )
    : undefined;

/** The Gradebook Service as far as it is here; undefined where the document is called otherwise. */
export const describedGradebook = (document: string, server: string): object | undefined =>
  DOCUMENTS.gradebook.includes(document)
    ? openApiOf(
        { title: 'OneRoster 1.2 Gradebook Service', path: GRADEBOOK, operations: OF_GRADEBOOK },
        server,
      )
    : undefined;

/** The singular of a collection's name in an address: `classes` has several, `students` one. */
const oneOf = (name: string): string =>
  Object.values(RESOURCES).find(({ many }) => many === name)?.one ?? name.slice(0, -1);

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const whole = (name: string, resource: Resource, scopes: readonly string[]): Operation[] => [
  {
    ...{ operationId: `getAll${capital(name)}`, method: 'get', path: `/${name}`, resource, scopes },
    isMany: true,
  },
  {
    ...{ operationId: `get${capital(oneOf(name))}`, method: 'get' },
    ...{ path: `/${name}/{sourcedId}`, resource, scopes },
  },
];

const part = (
  path: string,
  resource: Resource,
  scopes: readonly string[],
  operationId: string,
): Operation => ({
  ...{ operationId, method: 'get', path, resource, scopes, isMany: true },
});

const idOf = (parent: string): string => `{${oneOf(parent)}SourcedId}`;

const OF_ROSTERING: readonly Operation[] = [
  ...[...COLLECTIONS].flatMap(([name, { resource }]) => whole(name, resource, [rosterCore, roster])),
  ...NESTED.map(({ parent, name, resource }) => {
    const operationId = `get${capital(name)}For${capital(oneOf(parent))}`;
    return part(`/${parent}/${idOf(parent)}/${name}`, resource, [roster], operationId);
  }),
  ...OF_CLASS.map(({ name, resource }) => {
    const path = `/schools/${idOf('schools')}/classes/${idOf('classes')}/${name}`;
    return part(path, resource, [roster], `get${capital(name)}ForClassInSchool`);
  }),
];

const written = (name: string, resource: Resource): Operation[] => {
  const path = `/${name}/{sourcedId}`;
  const one = capital(resource.one);
  return [
    { operationId: `put${one}`, method: 'put', path, resource, scopes: [gradebookWrite] },
    { operationId: `delete${one}`, method: 'delete', path, resource, scopes: [gradebookDelete] },
  ];
};

const { lineItem, result, scoreScale } = RESOURCES;
const OF_BOOKS = [...BOOK_COLLECTIONS].map(([name, { resource }]) => [name, resource] as const);

const OF_GRADEBOOK: readonly Operation[] = [
  ...OF_BOOKS.flatMap(([name, resource]) => whole(name, resource, [gradebookCore, gradebook])),
  ...OF_BOOKS.map(([name, resource]) =>
    part(`/classes/${idOf('classes')}/${name}`, resource, [gradebook], `get${capital(name)}ForClass`),
  ),
  part('/schools/{schoolSourcedId}/scoreScales', scoreScale, [gradebook], 'getScoreScalesForSchool'),
  part('/lineItems/{lineItemSourcedId}/results', result, [gradebook], 'getResultsForLineItem'),
  part(
    '/classes/{classSourcedId}/lineItems/{lineItemSourcedId}/results',
    ...([result, [gradebook], 'getResultsForLineItemForClass'] as const),
  ),
  part(
    '/classes/{classSourcedId}/students/{studentSourcedId}/results',
    ...([result, [gradebook], 'getResultsForStudentForClass'] as const),
  ),
  ...written('lineItems', lineItem),
  ...written('results', result),
];
