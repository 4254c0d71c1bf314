// Kinds, their schemas and the strict check of one object. Loading this costs next to nothing: data is read when first asked for.
export * from './catalog';
export * from './check-object';
export type { Finding } from './finding';
export * from './kind-entry';
export * from './schema';
export * from './schema-types';
export * from './structural';
