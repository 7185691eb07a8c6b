/**
 * Tables of immutable entities. `Overlay` lets a step see its own effects without touching the state it was given:
 * reads fall through to the base, writes stay on top, and the overlay is thrown away. Its cost is what the step touches.
 */
export interface Table<Entity> {
  get(id: string): Entity | undefined;
  set(id: string, entity: Entity): void;
  delete(id: string): void;
  readonly size: number;
  /** In insertion order; entities of the base before those of the overlay. */
  entries(): Iterable<[string, Entity]>;
  values(): Iterable<Entity>;
}

export const createTable = <Entity>(rows: Iterable<[string, Entity]> = []): Table<Entity> => {
  const map = new Map(rows);
  return {
    get: (id) => map.get(id),
    set: (id, entity) => void map.set(id, entity),
    delete: (id) => void map.delete(id),
    get size() {
      return map.size;
    },
    entries: () => map.entries(),
    values: () => map.values(),
  };
};

export const overlay = <Entity>(base: Table<Entity>): Table<Entity> => {
  const written = new Map<string, Entity | undefined>();
  function* entries(): Iterable<[string, Entity]> {
    for (const [id, entity] of base.entries()) {
      if (!written.has(id)) yield [id, entity];
      else {
        const replaced = written.get(id);
        if (replaced !== undefined) yield [id, replaced];
      }
    }
    for (const [id, entity] of written) if (entity !== undefined && base.get(id) === undefined) yield [id, entity];
  }
  return {
    get: (id) => (written.has(id) ? written.get(id) : base.get(id)),
    set: (id, entity) => void written.set(id, entity),
    delete: (id) => void written.set(id, undefined),
    get size() {
      let size = base.size;
      for (const [id, entity] of written) size += (entity === undefined ? 0 : 1) - (base.get(id) === undefined ? 0 : 1);
      return size;
    },
    entries,
    *values() {
      for (const [, entity] of entries()) yield entity;
    },
  };
};
