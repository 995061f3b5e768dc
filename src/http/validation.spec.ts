import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsArray, IsString, ValidateNested } from 'class-validator';
import { validation } from './validation.js';

class Room {
  @IsString()
  title!: string;
}

class Rooms {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Room)
  rooms!: Room[];
}

const refused = async (body: unknown): Promise<unknown> => {
  try {
    await validation().transform(body, { type: 'body', metatype: Rooms });
    return undefined;
  } catch (error) {
    return error instanceof Error && 'fields' in error ? error.fields : error;
  }
};

describe('A body', () => {
  test('that is as its class says is taken', async () => {
    expect(await refused({ rooms: [{ title: '12' }] })).toBeUndefined();
    expect(await refused({ rooms: [] })).toBeUndefined();
  });

  test('is refused with every field that is at fault', async () => {
    const fields = await refused({ rooms: [{ title: 12 }, { title: '13', floor: 1 }] });
    expect(fields).toEqual([
      { field: 'rooms.0.title', message: 'must be a string' },
      { field: 'rooms.1.floor', message: 'is unknown here' },
    ]);
  });

  test('is refused where a field has a name that every object has', async () => {
    expect(await refused(JSON.parse('{"rooms":[],"constructor":1}'))).toEqual([
      { field: 'constructor', message: 'is unknown here' },
    ]);
  });

  test('is refused where a list stands in the place of an object in a list', async () => {
    expect(await refused({ rooms: [{ title: '12' }, []] })).toEqual([
      { field: 'rooms.1', message: 'must not be a list' },
    ]);
  });
});
