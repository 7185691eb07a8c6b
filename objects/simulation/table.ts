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
  const written = new Map<string, Entity>();
  const removed = new Set<string>();
  const isUntouched = (): boolean => written.size === 0 && removed.size === 0;
  function* entries(): Iterable<[string, Entity]> {
    for (const [id, entity] of base.entries()) if (!removed.has(id)) yield [id, written.get(id) ?? entity];
    for (const [id, entity] of written) if (base.get(id) === undefined) yield [id, entity];
  }
  function* values(): Iterable<Entity> {
    for (const [, entity] of entries()) yield entity;
  }
  return {
    get: (id) => written.get(id) ?? (removed.size > 0 && removed.has(id) ? undefined : base.get(id)),
    set: (id, entity) => {
      if (removed.size > 0) removed.delete(id);
      written.set(id, entity);
    },
    delete: (id) => {
      written.delete(id);
      removed.add(id);
    },
    get size() {
      let size = base.size;
      for (const id of written.keys()) if (base.get(id) === undefined) size += 1;
      for (const id of removed) if (base.get(id) !== undefined) size -= 1;
      return size;
    },
    entries: () => (isUntouched() ? base.entries() : entries()),
    values: () => (isUntouched() ? base.values() : values()),
  };
};
