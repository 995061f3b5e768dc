import type { EventSchema } from './event-schema.js';
import { EVENT_SCHEMAS } from './event-schemas.js';

/** How single fields are told to a consumer; what answers undefined is left out. */
export interface Teller {
  readonly person: (id: string) => string;
  readonly id: (id: string) => string;
  /** A text as it is stored: sealed with a person's key, or in clear. */
  readonly text: (stored: unknown) => string | null | undefined;
}

/** Which fields of a value are told otherwise than as they are; undefined where none are. */
type Plan =
  | { readonly kind: 'person' | 'id' | 'text' }
  | { readonly items: Plan }
  | { readonly properties: Readonly<Record<string, Plan | undefined>> };

const planOf = (schema: EventSchema): Plan | undefined => {
  if (schema['x-journal']) return { kind: schema['x-journal'] };
  if (schema.items) {
    const items = planOf(schema.items);
    return items && { items };
  }
  if (schema.properties) {
    const plans = Object.entries(schema.properties).map(([name, each]) => [name, planOf(each)] as const);
    return { properties: Object.fromEntries(plans) };
  }
  return undefined;
};

const PLANS: ReadonlyMap<string, Plan | undefined> = new Map(
  Object.entries(EVENT_SCHEMAS).map(([name, schema]) => [name, planOf(schema)]),
);

/**
 * The data of an event as a consumer is told them. What the type's schema doesn't name is left out.
 * @param name of the type with its version, such as `GradeGiven.v1`.
 */
export const toldData = (name: string, data: object, teller: Teller): object => {
  const plan = PLANS.get(name);
  if (!plan) throw new Error(`There is no schema of ${name}.`);
  return told(plan, data, teller) as object;
};

const told = (plan: Plan | undefined, value: unknown, teller: Teller): unknown => {
  if (!plan || value === undefined || value === null) return value;
  if ('kind' in plan) return plan.kind === 'text' ? teller.text(value) : teller[plan.kind](value as string);
  if ('items' in plan) return (value as readonly unknown[]).map((each) => told(plan.items, each, teller));
  const shown: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    if (!Object.hasOwn(plan.properties, name)) continue;
    const field = told(plan.properties[name], each, teller);
    if (field !== undefined) shown[name] = field;
  }
  return shown;
};
