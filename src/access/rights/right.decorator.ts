import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { RightName } from './rights.table.js';

export const RIGHT = 'access:right';

/** In the description of the API, so that everybody sees what a route takes. */
export const IN_OPENAPI = 'x-right';

/** What somebody needs for a route, or all of a controller: every one that is neither public nor a consumer's has one. */
export const Needs = (name: RightName) =>
  applyDecorators(SetMetadata(RIGHT, name), ApiExtension(IN_OPENAPI, name));
