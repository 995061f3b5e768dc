/** A fact: what happened, named in the past tense, with the data that says what exactly. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/**
 * The rules of one aggregate as three pure functions: `decide` says which facts a command makes in a state
 * (or throws a `DomainError`), `evolve` says what a fact makes of the state. Time, ids and the actor come in
 * with the command; `evolve` ignores facts that it doesn't know.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  initial(): State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** The state that a history leads to. */
export const fold = <State, Event extends DomainEvent>(
  decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  history: Iterable<Event>,
): State => {
  let state = decider.initial();
  for (const event of history) state = decider.evolve(state, event);
  return state;
};
